import { describe, expect, it } from '@jest/globals'

import { permissionKeys, reservedRights, type Right } from '../../../src/access/permissions.js'
import { workflowStates } from '../../../src/vocabulary/options.js'
import { decide } from './decideByName.js'
import { transitions, type TransitionName } from '../../../src/workflow/policy/definition.js'
import type { DocumentState, WorkflowActor } from '../../../src/workflow/policy/DocumentState.js'
import { SeededRandom } from '../../support/SeededRandom.js'
import { makeApprovals } from './makeDocumentState.js'

const people = ['me', 'one', 'two', 'three']
const rights: readonly Right[] = [...permissionKeys, ...reservedRights]

/** Any document state and any actor, including combinations that no workflow would produce. */
function randomCase(random: SeededRandom): { documentState: DocumentState; actor: WorkflowActor } {
  const sample = <T>(values: readonly T[], share: number): T[] => values.filter(() => random.chance(share))
  const run = () => ({
    levels: sample(['content.review', 'content.review', 'content.publish'] as const, 0.6).map((right, index) => ({
      key: `level ${index + 1}`,
      right,
    })),
    submittedBy: random.pick([null, ...people]),
    submittedAt: '2026-11-22T07:00:00.000Z',
    contentHash: random.pick(['the present text', 'the present text', 'another text']),
    approvals: makeApprovals(...sample([...people, random.pick(people)], 0.3)),
  })
  const documentState: DocumentState = {
    state: random.pick(workflowStates).value,
    isLive: random.chance(0.4),
    wasLive: random.chance(0.5),
    isTrashed: random.chance(0.1),
    writer: random.pick([null, ...people]),
    authors: sample(people, 0.3),
    run: random.chance(0.9) ? run() : null,
    schedule: null,
    takeDown: random.chance(0.5)
      ? { by: random.pick(people), at: '2026-11-22T07:00:00.000Z', comment: '急', event: 9 }
      : null,
    contentHash: 'the present text',
    revision: 7,
    incomplete: random.chance(0.1) ? ['title'] : [],
  }
  return {
    documentState,
    actor: { userId: random.pick(['me', 'me', 'me', null]), rights: new Set(sample(rights, random.next())) },
  }
}

/** Tries a transition in many states, and passes those in which it was allowed to a check. */
function forEachAllowed(
  name: TransitionName,
  check: (documentState: DocumentState, actor: WorkflowActor) => void,
): void {
  const random = new SeededRandom(19970610)
  let allowedCount = 0
  for (let round = 0; round < 10_000; round += 1) {
    const { documentState, actor } = randomCase(random)
    if (decide(name, documentState, actor).length > 0) continue
    allowedCount += 1
    check(documentState, actor)
  }
  // A check that was never called would prove nothing.
  expect([name, allowedCount > 50]).toEqual([name, true])
}

const expectHolds = (holds: boolean, ...about: unknown[]) => {
  if (!holds) expect(about).toBeUndefined()
}

describe('In any state, for any actor', () => {
  it('approves only with the right of the level that is open, and nobody without a right to review or publish', () => {
    forEachAllowed('approve', ({ run }, { rights: held }) =>
      expectHolds(held.has(run!.levels[run!.approvals.length]!.right), run, held),
    )
  })

  it('approves only as a person who is no author and has not approved in this run', () => {
    forEachAllowed('approve', (documentState, { userId }) => {
      const { writer, authors, run } = documentState
      expectHolds(
        userId !== null &&
          writer !== userId &&
          !authors.includes(userId) &&
          run!.submittedBy !== userId &&
          run!.approvals.every(({ actor }) => actor !== userId),
        documentState,
      )
    })
  })

  it.each(['approve', 'publish'] as const)(
    'can %s only the complete and present text of what is not in the trash',
    (name) => {
      forEachAllowed(name, (documentState) =>
        expectHolds(
          documentState.run?.contentHash === documentState.contentHash &&
            documentState.incomplete.length === 0 &&
            !documentState.isTrashed,
          documentState,
        ),
      )
    },
  )

  it('publishes only what as many people have approved as there are levels, and there is one at least', () => {
    forEachAllowed('publish', (documentState, { rights: held }) => {
      const { state, run } = documentState
      expectHolds(
        state === 'approved' &&
          held.has('content.publish') &&
          run!.levels.length > 0 &&
          new Set(run!.approvals.map(({ actor }) => actor)).size >= run!.levels.length,
        documentState,
      )
    })
  })

  it.each(['discard', 'remove', 'admit'] as const)('can %s only what is not live', (name) => {
    forEachAllowed(name, (documentState) => expectHolds(!documentState.isLive, documentState))
  })

  it('reviews an emergency take-down only of somebody else', () => {
    forEachAllowed('reviewTakeDown', (documentState, { userId }) =>
      expectHolds(
        userId !== null && documentState.takeDown !== null && documentState.takeDown.by !== userId,
        documentState,
      ),
    )
  })

  it.each(Object.keys(transitions) as TransitionName[])('may not %s without any right', (name) => {
    const random = new SeededRandom(8)
    for (let round = 0; round < 1_000; round += 1)
      expectHolds(decide(name, randomCase(random).documentState, { userId: 'me', rights: new Set() }).length > 0, name)
  })
})
