import { edit } from './documentCalls.js'
import type { Call } from './Walk.js'

const transitionNames = [
  'submit',
  'withdraw',
  'requestChanges',
  'approve',
  'publish',
  'unschedule',
  'revise',
  'archive',
  'emergencyTakeDown',
  'reviewTakeDown',
  'restore',
  'admit',
  'remove',
] as const

/** The next transition on the way to publication in each state, and the roles that may take it. */
const nextStep: Record<string, readonly [string, ...string[]]> = {
  draft: ['submit', 'writer', 'editor'],
  changesRequested: ['submit', 'writer', 'editor'],
  inReview: ['approve', 'editor', 'all'],
  approved: ['publish', 'publisher', 'all'],
  archived: ['restore', 'publisher', 'all'],
}

export const advance: Call = (walk) => {
  const id = walk.documentInProgress()
  const [name, ...roles] = nextStep[walk.observed.records.get(id)?.state ?? 'draft'] ?? ['archive', 'publisher']
  if (name === 'archive' && walk.random.chance(0.8)) return edit(walk)
  return walk.sendTransition(
    walk.anyActor(...roles),
    id,
    name,
    walk.revisionOf(id),
    name === 'archive' ? '撤下' : undefined,
  )
}

export const anyTransition: Call = (walk) => {
  const { random } = walk
  const id = walk.anyDocument()
  const revision = random.pickWeighted([
    [6, walk.revisionOf(id)],
    [1, String(Number(walk.revisionOf(id)) - 1)],
    [1, undefined],
    [1, 'x'],
  ])
  return walk.sendTransition(
    walk.anyActor(),
    id,
    random.pick(transitionNames),
    revision,
    random.pickWeighted([
      [2, '原因'],
      [1, undefined],
      [1, ' '],
    ]),
  )
}
