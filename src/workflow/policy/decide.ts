import type { ErrorCode } from '../../errors/codes.js'
import { conditions } from './conditions.js'
import type { DocumentState, TransitionInput, WorkflowActor } from './DocumentState.js'
import { parseFutureTime } from './parseFutureTime.js'
import type { Relation, Transition } from './Transition.js'

/** One reason why a transition is not allowed: an error code, and the values of its placeholders. */
export type Blocker = { readonly code: ErrorCode; readonly values?: Readonly<Record<string, string>> }

/**
 * Decides whether an actor may take a transition now, by the fields of its row alone. Pure: the same question has the
 * same answer.
 * @param input what was sent with the request; without it, only what does not depend on it is judged
 * @returns every reason against it; none when it is allowed
 */
export function decide(
  transition: Transition,
  documentState: DocumentState,
  actor: WorkflowActor,
  input?: TransitionInput,
): Blocker[] {
  return [
    ...(input ? findInputBlockers(transition, documentState, input) : []),
    ...findActorBlockers(transition, documentState, actor),
    ...findDocumentBlockers(transition, documentState),
  ]
}

function findInputBlockers(
  { comment, trigger, schedule: scheduleRule }: Transition,
  { revision, schedule }: DocumentState,
  input: TransitionInput,
): Blocker[] {
  const takesTime = scheduleRule === 'appoint'
  const blockers: Blocker[] = []
  if (trigger === 'api' && !hasVisibleText(input.revision)) blockers.push({ code: 'revisionRequired' })
  else if (trigger === 'api' && input.revision !== String(revision)) blockers.push({ code: 'stale' })
  if (comment === 'required' && !hasVisibleText(input.comment)) blockers.push({ code: 'commentRequired' })
  if (input.comment !== undefined && input.comment !== null && typeof input.comment !== 'string')
    blockers.push({ code: 'badComment' })
  if (input.at !== undefined && (!takesTime || !parseFutureTime(input.at, input.now)))
    blockers.push({ code: 'badTime' })
  if (takesTime && input.at !== undefined && schedule)
    blockers.push({ code: 'alreadyScheduled', values: { at: schedule.at } })
  return blockers
}

function findActorBlockers(
  { who, fourEyes, run: runRule }: Transition,
  documentState: DocumentState,
  { userId, rights }: WorkflowActor,
): Blocker[] {
  const { run } = documentState
  // A level is approved with the right of that level, as it was when the run started.
  const levelRight = runRule === 'approveLevel' ? run?.levels[run.approvals.length]?.right : undefined
  const applicableRules = who.filter(({ right }) => right === undefined || rights.has(levelRight ?? right))
  if (applicableRules.length === 0) return [{ code: 'notPermitted' }]
  const isOpen = applicableRules.some(
    ({ relation }) => relation === undefined || isRelated(relation, userId, documentState),
  )
  const blockers: Blocker[] = isOpen
    ? []
    : applicableRules.flatMap(({ relation }) => (relation ? [{ code: relationCodes[relation] }] : []))
  if (fourEyes && run?.approvals.some(({ actor }) => actor === userId)) blockers.push({ code: 'alreadyApprovedByYou' })
  return unique(blockers)
}

/** The code of the refusal of somebody who holds the right but not the relation. */
const relationCodes: Readonly<Record<Relation, ErrorCode>> = {
  writer: 'notPermitted',
  submitter: 'notPermitted',
  other: 'ownWork',
  notTakenDownBy: 'ownTakeDown',
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
  { from, live, everLive, complete, needs, trigger }: Transition,
  documentState: DocumentState,
): Blocker[] {
  const { state, isLive, wasLive, isTrashed, incomplete } = documentState
  const blockers: Blocker[] = []
  const isFromState = from.includes(state)
  if (!isFromState) blockers.push({ code: 'wrongState', values: { state } })
  if (live !== undefined && live !== isLive) blockers.push({ code: 'wrongState', values: { state } })
  // Live is ever live, also where the record does not say so.
  if (everLive !== undefined && everLive !== (isLive || wasLive))
    blockers.push({ code: 'wrongState', values: { state } })
  if (trigger === 'api' && isTrashed) blockers.push({ code: 'inTrash' })
  if (complete && incomplete.length > 0)
    blockers.push({ code: 'contentIncomplete', values: { fields: incomplete.join(', ') } })
  if (needs) {
    const { code, onlyInFromStates, holds } = conditions[needs]
    if ((isFromState || !onlyInFromStates) && !holds(documentState)) blockers.push({ code })
  }
  return unique(blockers)
}

const unique = (blockers: readonly Blocker[]): Blocker[] =>
  blockers.filter(({ code }, index) => blockers.findIndex((other) => other.code === code) === index)

// At least one visible character: a zero-width space is no reason, and `trim` does not remove it.
const hasVisibleText = (value: unknown): value is string =>
  typeof value === 'string' && /[\p{L}\p{N}\p{P}\p{S}]/u.test(value)
