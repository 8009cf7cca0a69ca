import { describe, expect, it } from '@jest/globals'

import { permissionKeys, reservedRights, type Right } from '../../../src/access/permissions.js'
import { workflowStates } from '../../../src/vocabulary/options.js'
import { decide } from '../../../src/workflow/decide.js'
import { transitions, type TransitionName } from '../../../src/workflow/definition.js'
import type { Situation, WorkflowActor } from '../../../src/workflow/Situation.js'
import { approvalsBy } from './situations.js'

/** Numbers that look like chance and are the same in every run (mulberry32), so that what fails once fails again. */
function chance(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const people = ['me', 'one', 'two', 'three']
const rights: readonly Right[] = [...permissionKeys, ...reservedRights]

/** Any situation and any actor, also such as no workflow would bring about. */
function anything(random: () => number): { situation: Situation; actor: WorkflowActor } {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const some = <T>(values: readonly T[], share: number): T[] => values.filter(() => random() < share)
  const run = () => ({
    levels: some(['content.review', 'content.review', 'content.publish'] as const, 0.6).map((right, index) => ({
      key: `level ${index + 1}`,
      right,
    })),
    submittedBy: pick([null, ...people]),
    submittedAt: '2026-11-22T07:00:00.000Z',
    contentHash: pick(['the present text', 'the present text', 'another text']),
    approvals: approvalsBy(...some([...people, pick(people)], 0.3)),
  })
  const situation: Situation = {
    state: pick(workflowStates).value,
    isLive: random() < 0.4,
    wasLive: random() < 0.5,
    isTrashed: random() < 0.1,
    writer: pick([null, ...people]),
    authors: some(people, 0.3),
    run: random() < 0.9 ? run() : null,
    schedule: null,
    takeDown: random() < 0.5 ? { by: pick(people), at: '2026-11-22T07:00:00.000Z', comment: '急', event: 9 } : null,
    contentHash: 'the present text',
    revision: 7,
    incomplete: random() < 0.1 ? ['title'] : [],
  }
  return { situation, actor: { userId: pick(['me', 'me', 'me', null]), rights: new Set(some(rights, random())) } }
}

/** Tries a transition in many situations, and hands those where it was open to a check. */
function whereOpen(name: TransitionName, check: (situation: Situation, actor: WorkflowActor) => void): void {
  const random = chance(19970610)
  let open = 0
  for (let round = 0; round < 10_000; round += 1) {
    const { situation, actor } = anything(random)
    if (decide(name, situation, actor).length > 0) continue
    open += 1
    check(situation, actor)
  }
  // A check that nothing ever reached would prove nothing.
  expect([name, open > 50]).toEqual([name, true])
}

const expectThat = (holds: boolean, ...about: unknown[]) => {
  if (!holds) expect(about).toBeUndefined()
}

describe('In whatever situation, whoever acts', () => {
  it('approves only with the right of the level that is open, and nobody without a right to review or publish', () => {
    whereOpen('approve', ({ run }, { rights: held }) =>
      expectThat(held.has(run!.levels[run!.approvals.length]!.right), run, held),
    )
  })

  it('approves only as a person who is no author and has not approved in this run', () => {
    whereOpen('approve', (situation, { userId }) => {
      const { writer, authors, run } = situation
      expectThat(
        userId !== null &&
          writer !== userId &&
          !authors.includes(userId) &&
          run!.submittedBy !== userId &&
          run!.approvals.every(({ actor }) => actor !== userId),
        situation,
      )
    })
  })

  it.each(['approve', 'publish'] as const)(
    'can %s only the whole and present text of what is not in the trash',
    (name) => {
      whereOpen(name, (situation) =>
        expectThat(
          situation.run?.contentHash === situation.contentHash &&
            situation.incomplete.length === 0 &&
            !situation.isTrashed,
          situation,
        ),
      )
    },
  )

  it('publishes only what as many people have approved as there are levels, and there is one at least', () => {
    whereOpen('publish', (situation, { rights: held }) => {
      const { state, run } = situation
      expectThat(
        state === 'approved' &&
          held.has('content.publish') &&
          run!.levels.length > 0 &&
          new Set(run!.approvals.map(({ actor }) => actor)).size >= run!.levels.length,
        situation,
      )
    })
  })

  it.each(['discard', 'remove', 'admit'] as const)('can %s only what is not live', (name) => {
    whereOpen(name, (situation) => expectThat(!situation.isLive, situation))
  })

  it('reviews an emergency take-down only of somebody else', () => {
    whereOpen('reviewTakeDown', (situation, { userId }) =>
      expectThat(userId !== null && situation.takeDown !== null && situation.takeDown.by !== userId, situation),
    )
  })

  it.each(Object.keys(transitions) as TransitionName[])('may not %s without any right', (name) => {
    const random = chance(8)
    for (let round = 0; round < 1_000; round += 1)
      expectThat(decide(name, anything(random).situation, { userId: 'me', rights: new Set() }).length > 0, name)
  })
})
