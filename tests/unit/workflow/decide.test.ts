import { describe, expect, it } from '@jest/globals'

import { workflowStates } from '../../../src/vocabulary/options.js'
import { decide } from './decideByName.js'
import { transitions } from '../../../src/workflow/policy/definition.js'
import type { DocumentState } from '../../../src/workflow/policy/DocumentState.js'
import { person, makeDocumentState, validInput, withInvolvement } from './makeDocumentState.js'
import { actors, combinations, transitionNames, stateCases } from './table.js'

describe('The table of the workflow', () => {
  it('has a line about every transition, in every state', () => {
    expect(transitionNames).toEqual(Object.keys(transitions))
    expect(new Set(stateCases.map(({ state }) => state))).toEqual(new Set(workflowStates.map(({ value }) => value)))
    expect(combinations).toHaveLength(transitionNames.length * stateCases.length * actors.length)
  })

  // One test for each transition and state: thousands of titles would bury the one that matters.
  it.each(transitionNames.flatMap((name) => stateCases.map(({ liveness, state }) => [name, state, liveness] as const)))(
    'decides on %s of what is %s (live: %s)',
    (name, state, liveness) => {
      const lines = combinations.filter(
        (line) => line.name === name && line.state === state && line.liveness === liveness,
      )
      const answers = lines.map(({ title, actor, involvement }) => {
        const documentState = withInvolvement(makeDocumentState(state, {}, liveness), involvement)
        return {
          title,
          withInput: codesOf(decide(name, documentState, actor, validInput)),
          without: codesOf(decide(name, documentState, actor)),
        }
      })
      expect(answers).toEqual(lines.map(({ title, codes }) => ({ title, withInput: codes, without: codes })))
    },
  )

  it('gives the same answer to the same question, and changes nothing of what it was asked', () => {
    const frozen = deepFreeze(makeDocumentState('approved'))
    const ask = () =>
      decide('publish', frozen, person('me', 'editor'), { revision: 'old', at: 'soon', now: validInput.now })
    expect(ask()).toEqual(ask())
    expect(codesOf(ask())).toEqual(['alreadyScheduled', 'badTime', 'notPermitted', 'stale'])
  })
})

describe('An incomplete text', () => {
  it('is neither submitted nor approved, published or admitted', () => {
    expect(stoppedBy('contentIncomplete', { incomplete: ['title', 'images.0.alt'] })).toEqual([
      'submit',
      'approve',
      'publish',
      'admit',
    ])
  })

  it('is said to lack what it lacks', () => {
    expect(
      decide('submit', makeDocumentState('draft', { incomplete: ['title', 'images.0.alt'] }), person('me', 'editor')),
    ).toEqual([{ code: 'contentIncomplete', values: { fields: 'title, images.0.alt' } }])
  })
})

describe('What lies in the trash', () => {
  it('stays as it is until it is taken out; it can be deleted from there', () => {
    expect(transitionNames.filter((name) => !stoppedBy('inTrash', { isTrashed: true }).includes(name))).toEqual([
      'discard',
      'remove',
      'admit',
      'retract',
    ])
  })
})

describe('A schedule', () => {
  it('is in the way of another one, and not of publishing now', () => {
    const publisher = person('me', 'publisher')
    const at = '2026-12-24T08:00:00+08:00'
    expect(decide('publish', makeDocumentState('approved'), publisher, { ...validInput, at })).toEqual([
      { code: 'alreadyScheduled', values: { at: '2026-12-01T00:00:00.000Z' } },
    ])
    expect(
      decide('publish', makeDocumentState('approved', { schedule: null }), publisher, { ...validInput, at }),
    ).toEqual([])
    expect(decide('publish', makeDocumentState('approved'), publisher, validInput)).toEqual([])
  })

  it('that is not there cannot be cancelled', () => {
    expect(
      codesOf(decide('unschedule', makeDocumentState('approved', { schedule: null }), person('me', 'publisher'))),
    ).toEqual(['notScheduled'])
  })
})

describe('An emergency take-down', () => {
  const takenDownBy = (by: string) =>
    makeDocumentState('archived', { takeDown: { by, at: '2026-11-22T07:00:00.000Z', comment: '急', event: 9 } })

  it('is reviewed by another publisher than who took it down', () => {
    expect(codesOf(decide('reviewTakeDown', takenDownBy('me'), person('me', 'publisher')))).toEqual(['ownTakeDown'])
    expect(codesOf(decide('reviewTakeDown', takenDownBy('me'), person('me', 'editor', 'publisher', 'admin')))).toEqual([
      'ownTakeDown',
    ])
    expect(codesOf(decide('reviewTakeDown', takenDownBy('another'), person('me', 'publisher')))).toEqual([])
    expect(codesOf(decide('reviewTakeDown', takenDownBy('another'), person('me', 'editor')))).toEqual(['notPermitted'])
  })

  it('still waits for its review when the text is a draft again', () => {
    expect(decide('reviewTakeDown', { ...takenDownBy('another'), state: 'draft' }, person('me', 'publisher'))).toEqual(
      [],
    )
  })
})

describe('What was ever live', () => {
  it('is not discarded, not even when only one of its marks says so', () => {
    for (const marks of [
      { isLive: true, wasLive: false },
      { isLive: false, wasLive: true },
      { isLive: true, wasLive: true },
    ])
      for (const name of ['discard', 'admit'] as const)
        expect(
          decide(name, makeDocumentState('draft', marks), person('me', 'admin')).map(({ code }) => code),
        ).toContain('wrongState')
  })

  it('is not deleted or admitted in a state of live text, not even when its marks say that it was never live', () => {
    for (const state of ['published', 'archived'] as const)
      for (const name of ['discard', 'admit'] as const)
        expect(codesOf(decide(name, makeDocumentState(state, {}, 'never'), person('me', 'admin')))).toContain(
          'wrongState',
        )
    expect(
      codesOf(decide('remove', makeDocumentState('published', {}, 'once'), person('me', 'publisher'), validInput)),
    ).toEqual(['wrongState'])
  })
})

const stoppedBy = (code: string, changes: Partial<DocumentState>): string[] =>
  transitionNames.filter((name) =>
    codesOf(decide(name, makeDocumentState('draft', changes), person('me'))).includes(code),
  )

const codesOf = (blockers: ReturnType<typeof decide>): string[] => blockers.map(({ code }) => code).sort()

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner as object)
  return Object.freeze(value)
}
