import type { PayloadRequest } from 'payload'

import type { StoredEvent } from '../../audit/appendEvent.js'
import { workflowSettingsSlug } from '../../vocabulary/slugs.js'
import { toIsoDate } from '../gate/systemDates.js'
import type { ReviewRun, WorkflowActor } from '../policy/DocumentState.js'
import { type ReviewPreset, reviewPresets } from '../policy/definition.js'
import { parseFutureTime } from '../policy/parseFutureTime.js'
import type { Transition, WorkflowState } from '../policy/Transition.js'
import type { RecordChange } from '../records/WorkflowRecord.js'
import { endedSchedule } from '../schedule/endedSchedule.js'
import { makeSeal, type SealBasis } from '../seal/makeSeal.js'
import type { LoadedDocument } from './readDocumentState.js'

type RequestedTransition = {
  readonly collection: string
  readonly id: string
  readonly name: string
  readonly comment?: unknown
  readonly at?: unknown
}

/** What a transition that has been allowed makes of a document. */
export type Outcome = {
  /** Its name in the audit. */
  readonly action: string
  readonly state: WorkflowState
  /** What is to be done to the live text now. */
  readonly effect: Transition['effect']
  readonly details: Record<string, unknown>
  /** When the document first went live, for a publication. */
  readonly firstPublishedAt?: string
  /** What changes in the record, once the audit event has its number. */
  change(event: StoredEvent): RecordChange
}

type Context = {
  readonly req: PayloadRequest
  readonly request: RequestedTransition
  readonly transition: Transition
  readonly loaded: LoadedDocument
  readonly actor: WorkflowActor
  /** The basis of an admission, for the rows that ask for one. */
  readonly admission: SealBasis | undefined
}

/**
 * Computes what an allowed transition makes of a document, from the fields of its row. Reads the review rules; writes
 * nothing.
 */
export async function computeOutcome(context: Context): Promise<Outcome> {
  const { request, transition, loaded } = context
  if (transition.schedule === 'appoint' && request.at !== undefined) return appointedOutcome(context, request.at)
  const basis = transition.effect === 'publish' ? basisOf(context) : undefined
  const run = await runOutcome(context)
  // It stays through every later publication.
  const firstPublishedAt = basis && (toIsoDate(loaded.row.firstPublishedAt) ?? new Date().toISOString())
  const { to } = transition
  return {
    action: request.name,
    state: run.state ?? (to === 'same' || to === 'deleted' ? loaded.record.state : to),
    effect: transition.effect,
    details: { ...run.details, ...(basis && { basis }) },
    ...(firstPublishedAt && { firstPublishedAt }),
    change: (event) => ({
      ...(transition.notice === 'clear' && clearedNotice),
      ...run.change(event),
      ...scheduleChange(context),
      ...takeDownChange(context, event),
      ...(basis && firstPublishedAt && publicationChange(context, basis, firstPublishedAt, event)),
      ...(transition.effect === 'takeDown' && { ...endedPublication, seal: null, sealBroken: false }),
    }),
  }
}

const clearedSchedule = { schedule: null, scheduleAt: null } as const
const clearedNotice = { notice: null, noticeFor: [] } as const
/** A publication and a take-down both end the review run, and what was to be published later. */
const endedPublication = { run: null, ...clearedSchedule } as const

/** Only keeps the time: the effect waits for it. */
function appointedOutcome({ transition, loaded, actor }: Context, time: unknown): Outcome {
  // The time has been judged already; should it pass meanwhile, it must still not come to mean “now”.
  const at = parseFutureTime(time, new Date(0))!
  const token = (loaded.state.schedule?.token ?? 0) + 1
  const schedule = { at, by: actor.userId!, contentHash: loaded.content.hash, token, leaseUntil: null }
  return {
    action: 'schedule',
    state: loaded.record.state,
    effect: 'none',
    details: { at },
    change: () => ({ schedule, scheduleAt: at, ...(transition.notice === 'clear' && clearedNotice) }),
  }
}

function basisOf({ transition, loaded, admission }: Context): SealBasis {
  if (transition.basis === 'admission') return admission!
  const { levels, approvals } = loaded.state.run!
  return { kind: 'approvals', levels: levels.map(({ key }) => key), approvals }
}

type RunOutcome = Pick<Outcome, 'change'> & Partial<Pick<Outcome, 'state' | 'details'>>

async function runOutcome(context: Context): Promise<RunOutcome> {
  const { run } = context.transition
  if (run === 'start') return startedRun(context)
  if (run === 'approveLevel') return approvedLevel(context)
  return { change: () => (run === 'clear' ? { run: null } : {}) }
}

async function startedRun({ req, request, loaded, actor }: Context): Promise<RunOutcome> {
  const levels = await readReviewLevels(req, request.collection)
  const run: ReviewRun = {
    levels,
    submittedBy: actor.userId,
    submittedAt: new Date().toISOString(),
    contentHash: loaded.content.hash,
    approvals: [],
  }
  const authors = [...new Set([...loaded.state.authors, ...(actor.userId ? [actor.userId] : [])])]
  return {
    details: { levels: levels.map(({ key }) => key) },
    change: () => ({
      run,
      authors,
      media: loaded.content.media,
      firstSubmittedAt: loaded.record.firstSubmittedAt ?? run.submittedAt,
    }),
  }
}

function approvedLevel({ loaded, actor }: Context): RunOutcome {
  const run = loaded.state.run!
  const level = run.levels[run.approvals.length]!.key
  const isLast = run.approvals.length + 1 === run.levels.length
  return {
    ...(isLast ? {} : { state: loaded.record.state }),
    details: { level },
    change: ({ at, sequence }) => ({
      run: { ...run, approvals: [...run.approvals, { level, actor: actor.userId!, at, event: sequence }] },
    }),
  }
}

function scheduleChange({ transition, loaded }: Context): RecordChange {
  if (transition.schedule === 'cancel') return clearedSchedule
  return transition.schedule === 'void' ? endedSchedule(loaded.record, 'scheduleVoided', ['approvalVoid']) : {}
}

function takeDownChange({ request, transition, actor }: Context, { at, sequence }: StoredEvent): RecordChange {
  if (transition.takeDown === 'close') return { takeDownOpen: false }
  if (transition.takeDown !== 'open') return {}
  const takeDown = { by: actor.userId!, at, comment: String(request.comment).trim(), event: sequence }
  return { takeDown, takeDownOpen: true }
}

function publicationChange(
  { request, loaded, actor }: Context,
  basis: SealBasis,
  firstPublishedAt: string,
  { at, sequence }: StoredEvent,
): RecordChange {
  const seal = makeSeal(
    { collection: request.collection, document: request.id },
    { contentHash: loaded.content.hash, basis, publishedBy: actor.userId, at, event: sequence, firstPublishedAt },
  )
  return { ...endedPublication, wasLive: true, sealBroken: false, seal }
}

/** The levels at which the texts of a collection are reviewed by today's rules. */
async function readReviewLevels(req: PayloadRequest, slug: string): Promise<ReviewRun['levels']> {
  const settings = (await req.payload.db.findGlobal({ slug: workflowSettingsSlug, req })) as Record<
    string,
    unknown
  > | null
  const chosen = settings?.[slug] ?? 'single'
  // A setting that cannot be read must not lead to fewer reviews.
  const preset: ReviewPreset =
    typeof chosen === 'string' && Object.hasOwn(reviewPresets, chosen) ? (chosen as ReviewPreset) : 'threeReviews'
  return reviewPresets[preset].map(({ key, right }) => ({ key, right }))
}
