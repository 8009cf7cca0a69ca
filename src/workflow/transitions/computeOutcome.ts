import type { PayloadRequest } from 'payload'

import type { StoredEvent } from '../../audit/appendEvent.js'
import { workflowSettingsSlug } from '../../vocabulary/slugs.js'
import type { ReviewRun, WorkflowActor } from '../policy/DocumentState.js'
import { type ReviewPreset, reviewPresets, type TransitionName, type WorkflowState } from '../policy/definition.js'
import { parseFutureTime } from '../policy/parseFutureTime.js'
import type { RecordChange } from '../records/WorkflowRecord.js'
import { endedSchedule } from '../schedule/endedSchedule.js'
import { makeSeal, type SealBasis } from '../seal/makeSeal.js'
import type { LoadedDocument } from './readDocumentState.js'

type RequestedTransition = {
  readonly collection: string
  readonly id: string
  readonly name: TransitionName
  readonly comment?: unknown
  readonly at?: unknown
}

/** What a transition that has been allowed makes of a document. */
export type Outcome = {
  /** Its name in the audit. */
  readonly action: string
  readonly state: WorkflowState
  readonly details: Record<string, unknown>
  /** What changes in the record, once the audit event has its number. */
  change(event: StoredEvent): RecordChange
}

type OutcomeBuilder = (context: {
  req: PayloadRequest
  request: RequestedTransition
  loaded: LoadedDocument
  actor: WorkflowActor
  basis: SealBasis | undefined
}) => Outcome | Promise<Outcome>

const clearedRun = { run: null } as const
const clearedSchedule = { schedule: null, scheduleAt: null } as const
const clearedNotice = { notice: null, noticeFor: [] } as const

const simpleOutcome = (name: TransitionName, state: WorkflowState, change: RecordChange = {}): Outcome => ({
  action: name,
  state,
  details: {},
  change: () => change,
})

const publishedOutcome = (
  name: TransitionName,
  { request, loaded, actor }: Parameters<OutcomeBuilder>[0],
  basis: SealBasis,
): Outcome => ({
  action: name,
  state: 'published',
  details: { basis },
  change: ({ at, sequence }) => ({
    ...clearedRun,
    ...clearedSchedule,
    ...clearedNotice,
    wasLive: true,
    sealBroken: false,
    seal: makeSeal(
      { collection: request.collection, document: request.id },
      { contentHash: loaded.content.hash, basis, publishedBy: actor.userId, at, event: sequence },
    ),
  }),
})

const clearedPublication = { ...clearedRun, ...clearedSchedule, seal: null, sealBroken: false } as const

const outcomeBuilders: Record<TransitionName, OutcomeBuilder> = {
  submit: async ({ req, request, loaded, actor }) => {
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
      action: 'submit',
      state: 'inReview',
      details: { levels: levels.map(({ key }) => key) },
      change: () => ({ run, authors, media: loaded.content.media, ...clearedNotice }),
    }
  },
  withdraw: () => simpleOutcome('withdraw', 'draft', clearedRun),
  requestChanges: ({ loaded }) =>
    simpleOutcome('requestChanges', 'changesRequested', {
      ...clearedRun,
      ...endedSchedule(loaded.record, 'scheduleVoided', ['approvalVoid']),
    }),
  approve: ({ loaded, actor }) => {
    const run = loaded.state.run!
    const level = run.levels[run.approvals.length]!.key
    const isLast = run.approvals.length + 1 === run.levels.length
    return {
      action: 'approve',
      state: isLast ? 'approved' : 'inReview',
      details: { level },
      change: ({ at, sequence }) => ({
        run: { ...run, approvals: [...run.approvals, { level, actor: actor.userId!, at, event: sequence }] },
      }),
    }
  },
  publish: (context) => {
    const { request, loaded, actor } = context
    const run = loaded.state.run!
    if (request.at === undefined)
      return publishedOutcome('publish', context, {
        kind: 'approvals',
        levels: run.levels.map(({ key }) => key),
        approvals: run.approvals,
      })
    // It has been judged; were the moment to pass meanwhile, it must still not come to mean “now”.
    const at = parseFutureTime(request.at, new Date(0))!
    const token = (loaded.state.schedule?.token ?? 0) + 1
    const schedule = { at, by: actor.userId!, contentHash: loaded.content.hash, token, leaseUntil: null }
    return {
      action: 'schedule',
      state: 'approved',
      details: { at },
      change: () => ({ schedule, scheduleAt: at, ...clearedNotice }),
    }
  },
  unschedule: () => simpleOutcome('unschedule', 'approved', clearedSchedule),
  revise: () => simpleOutcome('revise', 'draft', clearedRun),
  archive: () => simpleOutcome('archive', 'archived', { ...clearedPublication, ...clearedNotice }),
  emergencyTakeDown: ({ request, actor, loaded }) => ({
    action: 'emergencyTakeDown',
    state: 'archived',
    details: {},
    change: ({ at, sequence }) => ({
      ...clearedPublication,
      ...endedSchedule(loaded.record, 'scheduleVoided', ['approvalVoid']),
      takeDown: { by: actor.userId!, at, comment: String(request.comment).trim(), event: sequence },
      takeDownOpen: true,
    }),
  }),
  reviewTakeDown: ({ loaded }) => simpleOutcome('reviewTakeDown', loaded.record.state, { takeDownOpen: false }),
  restore: () => simpleOutcome('restore', 'draft', clearedRun),
  admit: (context) => publishedOutcome('admit', context, context.basis!),
  discard: ({ loaded }) => simpleOutcome('discard', loaded.record.state),
  remove: ({ loaded }) => simpleOutcome('remove', loaded.record.state),
  retract: ({ loaded }) => simpleOutcome('retract', loaded.record.state),
}

/** Works out what a transition makes of a document. */
export const computeOutcome = (
  req: PayloadRequest,
  request: RequestedTransition,
  loaded: LoadedDocument,
  actor: WorkflowActor,
  basis: SealBasis | undefined,
): Promise<Outcome> | Outcome => outcomeBuilders[request.name]({ req, request, loaded, actor, basis })

/** The levels at which a text of a collection is reviewed by today's rules. */
export async function readReviewLevels(req: PayloadRequest, slug: string): Promise<ReviewRun['levels']> {
  const settings = (await req.payload.db.findGlobal({ slug: workflowSettingsSlug, req })) as Record<
    string,
    unknown
  > | null
  const chosen = settings?.[slug] ?? 'single'
  // What cannot be read must not come to mean fewer eyes.
  const preset: ReviewPreset =
    typeof chosen === 'string' && Object.hasOwn(reviewPresets, chosen) ? (chosen as ReviewPreset) : 'threeReviews'
  return reviewPresets[preset].map(({ key, right }) => ({ key, right }))
}
