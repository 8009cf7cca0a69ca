import type { ErrorCode } from '../../errors/codes.js'
import { transitions, type Relation, type Transition, type TransitionName } from './definition.js'
import { parseFutureTime } from './parseFutureTime.js'
import type { TransitionInput, DocumentState, WorkflowActor } from './DocumentState.js'

/** One reason why a transition is closed: a code of the table of errors, and what fills its text. */
export type Blocker = { readonly code: ErrorCode; readonly values?: Readonly<Record<string, string>> }

/**
 * Decides whether an actor may take a transition now. Pure: the same question has the same answer.
 * @param input what came with the act; without, only what does not depend on it is judged
 * @returns every reason against it, none when it is open
 */
export function decide(
  name: TransitionName,
  documentState: DocumentState,
  actor: WorkflowActor,
  input?: TransitionInput,
): Blocker[] {
  const transition: Transition = transitions[name]
  return [
    ...(input ? findInputBlockers(name, transition, documentState, input) : []),
    ...findActorBlockers(name, transition, documentState, actor),
    ...findDocumentBlockers(name, transition, documentState),
  ]
}

function findInputBlockers(
  name: TransitionName,
  { comment, via }: Transition,
  { revision, schedule }: DocumentState,
  input: TransitionInput,
): Blocker[] {
  const blockers: Blocker[] = []
  if (via === 'address' && !hasVisibleText(input.revision)) blockers.push({ code: 'revisionRequired' })
  else if (via === 'address' && input.revision !== String(revision)) blockers.push({ code: 'stale' })
  if (comment === 'required' && !hasVisibleText(input.comment)) blockers.push({ code: 'commentRequired' })
  if (input.comment !== undefined && input.comment !== null && typeof input.comment !== 'string')
    blockers.push({ code: 'badComment' })
  if (input.at !== undefined && (name !== 'publish' || !parseFutureTime(input.at, input.now)))
    blockers.push({ code: 'badTime' })
  if (name === 'publish' && input.at !== undefined && schedule)
    blockers.push({ code: 'alreadyScheduled', values: { at: schedule.at } })
  return blockers
}

function findActorBlockers(
  name: TransitionName,
  { who, fourEyes }: Transition,
  documentState: DocumentState,
  { userId, rights }: WorkflowActor,
): Blocker[] {
  const level = documentState.run?.levels[documentState.run.approvals.length]
  const holds = (right: Transition['who'][number]['right']) =>
    right === undefined || rights.has(name === 'approve' && level ? level.right : right)
  const applicableRules = who.filter(({ right }) => holds(right))
  if (applicableRules.length === 0) return [{ code: 'notPermitted' }]
  const blockers: Blocker[] = []
  if (
    !applicableRules.some(
      ({ relation }) => relation === undefined || relation === 'other' || isRelated(relation, userId, documentState),
    )
  )
    blockers.push({ code: name === 'reviewTakeDown' ? 'ownTakeDown' : 'notPermitted' })
  if (applicableRules.every(({ relation }) => relation === 'other') && !isRelated('other', userId, documentState))
    blockers.push({ code: 'ownWork' })
  if (fourEyes && documentState.run?.approvals.some(({ actor }) => actor === userId))
    blockers.push({ code: 'alreadyApprovedByYou' })
  return blockers
}

function isRelated(
  relation: Relation,
  userId: string | null,
  { writer, authors, run, takeDown }: DocumentState,
): boolean {
  if (userId === null) return false
  if (relation === 'writer') return writer === userId
  if (relation === 'submitter') return run?.submittedBy === userId
  if (relation === 'notTakenDownBy') return takeDown?.by !== userId
  return writer !== userId && run?.submittedBy !== userId && !authors.includes(userId)
}

function findDocumentBlockers(
  name: TransitionName,
  { from, live, complete, via }: Transition,
  documentState: DocumentState,
): Blocker[] {
  const { state, isLive, wasLive, isTrashed, incomplete } = documentState
  const blockers: Blocker[] = []
  if (!from.includes(state)) blockers.push({ code: 'wrongState', values: { state } })
  if ((live === 'yes' && !isLive) || (live === 'no' && isLive)) blockers.push({ code: 'wrongState', values: { state } })
  if ((live === 'never' && (isLive || wasLive)) || (live === 'once' && (isLive || !wasLive)))
    blockers.push({ code: 'wrongState', values: { state } })
  if (via === 'address' && isTrashed) blockers.push({ code: 'inTrash' })
  if (complete && incomplete.length > 0)
    blockers.push({ code: 'contentIncomplete', values: { fields: incomplete.join(', ') } })
  if ((name === 'approve' || name === 'publish') && from.includes(state) && !isCovered(name, documentState))
    blockers.push({ code: 'approvalVoid' })
  if (name === 'unschedule' && !documentState.schedule) blockers.push({ code: 'notScheduled' })
  // A deletion would take away what is still to be looked at.
  if (name === 'remove' && documentState.takeDown) blockers.push({ code: 'takeDownOpen' })
  if (name === 'reviewTakeDown' && !documentState.takeDown) blockers.push({ code: 'noTakeDown' })
  return unique(blockers)
}

/**
 * Whether the run is of the present text (text that changed below the workflow's feet is not the text that was read) and has come as far
 * as the transition needs: a level still open to be approved, or every level approved, each by a person of its own.
 */
function isCovered(name: 'approve' | 'publish', { run, contentHash }: DocumentState): boolean {
  if (!run || run.contentHash !== contentHash) return false
  const approverCount = new Set(run.approvals.map(({ actor }) => actor)).size
  // A run without levels would be complete before anybody looked.
  return name === 'approve'
    ? run.approvals.length < run.levels.length
    : run.levels.length > 0 && approverCount >= run.levels.length
}

const unique = (blockers: readonly Blocker[]): Blocker[] =>
  blockers.filter(({ code }, index) => blockers.findIndex((other) => other.code === code) === index)

// At least one character that can be seen: a zero-width space is no reason, and `trim` leaves it.
const hasVisibleText = (value: unknown): value is string =>
  typeof value === 'string' && /[\p{L}\p{N}\p{P}\p{S}]/u.test(value)
