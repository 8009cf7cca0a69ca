import type { Code } from '../errors/codes.js'
import { transitions, type Relation, type Transition, type TransitionName } from './definition.js'
import { readTime } from './readTime.js'
import type { Input, Situation, WorkflowActor } from './Situation.js'

/** One reason why a transition is closed: a code of the table of errors, and what fills its text. */
export type Blocker = { readonly code: Code; readonly values?: Readonly<Record<string, string>> }

/**
 * Decides whether an actor may take a transition now. Pure: the same question has the same answer.
 * @param input what came with the act; without, only what does not depend on it is judged
 * @returns every reason against it, none when it is open
 */
export function decide(name: TransitionName, situation: Situation, actor: WorkflowActor, input?: Input): Blocker[] {
  const transition: Transition = transitions[name]
  return [
    ...(input ? againstInput(name, transition, situation, input) : []),
    ...againstActor(name, transition, situation, actor),
    ...againstDocument(name, transition, situation),
  ]
}

function againstInput(
  name: TransitionName,
  { comment, via }: Transition,
  { revision, schedule }: Situation,
  input: Input,
): Blocker[] {
  const blockers: Blocker[] = []
  if (via === 'address' && !isText(input.revision)) blockers.push({ code: 'revisionRequired' })
  else if (via === 'address' && input.revision !== String(revision)) blockers.push({ code: 'stale' })
  if (comment === 'required' && !isText(input.comment)) blockers.push({ code: 'commentRequired' })
  if (input.comment !== undefined && input.comment !== null && typeof input.comment !== 'string')
    blockers.push({ code: 'badComment' })
  if (input.at !== undefined && (name !== 'publish' || !readTime(input.at, input.now)))
    blockers.push({ code: 'badTime' })
  if (name === 'publish' && input.at !== undefined && schedule)
    blockers.push({ code: 'alreadyScheduled', values: { at: schedule.at } })
  return blockers
}

function againstActor(
  name: TransitionName,
  { who, fourEyes }: Transition,
  situation: Situation,
  { userId, rights }: WorkflowActor,
): Blocker[] {
  const level = situation.run?.levels[situation.run.approvals.length]
  const holds = (right: Transition['who'][number]['right']) =>
    right === undefined || rights.has(name === 'approve' && level ? level.right : right)
  const byRight = who.filter(({ right }) => holds(right))
  if (byRight.length === 0) return [{ code: 'notPermitted' }]
  const blockers: Blocker[] = []
  if (
    !byRight.some(
      ({ relation }) => relation === undefined || relation === 'other' || isRelated(relation, userId, situation),
    )
  )
    blockers.push({ code: name === 'reviewTakeDown' ? 'ownTakeDown' : 'notPermitted' })
  if (byRight.every(({ relation }) => relation === 'other') && !isRelated('other', userId, situation))
    blockers.push({ code: 'ownWork' })
  if (fourEyes && situation.run?.approvals.some(({ actor }) => actor === userId))
    blockers.push({ code: 'alreadyApprovedByYou' })
  return blockers
}

function isRelated(relation: Relation, userId: string | null, { writer, authors, run, takeDown }: Situation): boolean {
  if (userId === null) return false
  if (relation === 'writer') return writer === userId
  if (relation === 'submitter') return run?.submittedBy === userId
  if (relation === 'notTakenDownBy') return takeDown?.by !== userId
  return writer !== userId && run?.submittedBy !== userId && !authors.includes(userId)
}

function againstDocument(
  name: TransitionName,
  { from, live, complete, via }: Transition,
  situation: Situation,
): Blocker[] {
  const { state, isLive, wasLive, isTrashed, incomplete } = situation
  const blockers: Blocker[] = []
  if (!from.includes(state)) blockers.push({ code: 'wrongState', values: { state } })
  if ((live === 'yes' && !isLive) || (live === 'no' && isLive)) blockers.push({ code: 'wrongState', values: { state } })
  if ((live === 'never' && (isLive || wasLive)) || (live === 'once' && (isLive || !wasLive)))
    blockers.push({ code: 'wrongState', values: { state } })
  if (via === 'address' && isTrashed) blockers.push({ code: 'inTrash' })
  if (complete && incomplete.length > 0)
    blockers.push({ code: 'contentIncomplete', values: { fields: incomplete.join(', ') } })
  if ((name === 'approve' || name === 'publish') && from.includes(state) && !isCovered(name, situation))
    blockers.push({ code: 'approvalVoid' })
  if (name === 'unschedule' && !situation.schedule) blockers.push({ code: 'notScheduled' })
  // A deletion would take away what is still to be looked at.
  if (name === 'remove' && situation.takeDown) blockers.push({ code: 'takeDownOpen' })
  if (name === 'reviewTakeDown' && !situation.takeDown) blockers.push({ code: 'noTakeDown' })
  return unique(blockers)
}

/**
 * Whether the run is of the present text (text that changed below the workflow's feet is not the text that was read) and has come as far
 * as the transition needs: a level still open to be approved, or every level approved, each by a person of its own.
 */
function isCovered(name: 'approve' | 'publish', { run, contentHash }: Situation): boolean {
  if (!run || run.contentHash !== contentHash) return false
  const people = new Set(run.approvals.map(({ actor }) => actor)).size
  // A run without levels would be complete before anybody looked.
  return name === 'approve'
    ? run.approvals.length < run.levels.length
    : run.levels.length > 0 && people >= run.levels.length
}

const unique = (blockers: readonly Blocker[]): Blocker[] =>
  blockers.filter(({ code }, index) => blockers.findIndex((other) => other.code === code) === index)

// At least one character that can be seen: a zero-width space is no reason, and `trim` leaves it.
const isText = (value: unknown): value is string => typeof value === 'string' && /[\p{L}\p{N}\p{P}\p{S}]/u.test(value)
