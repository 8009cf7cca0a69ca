import { describe, expect, it } from '@jest/globals'

import { decide } from './decideByName.js'
import { transitions, type TransitionName } from '../../../src/workflow/policy/definition.js'
import type { TransitionInput } from '../../../src/workflow/policy/DocumentState.js'
import { now, person, makeDocumentState, validInput, importActor } from './makeDocumentState.js'

const publisher = person('me', 'publisher')
const unscheduled = makeDocumentState('approved', { schedule: null })
const transitionNames = Object.keys(transitions) as TransitionName[]

const codes = (name: TransitionName, input: TransitionInput) =>
  decide(name, name === 'publish' ? unscheduled : makeDocumentState('published'), publisher, input).map(
    ({ code }) => code,
  )

describe('The revision', () => {
  it.each([[undefined], [null], [''], ['  '], [7], [true], [['7']], [{}]])(
    'must be named, as it was given: %j is none',
    (revision) => {
      expect(codes('publish', { ...validInput, revision })).toEqual(['revisionRequired'])
    },
  )

  it.each(['6', '8', '07', '7.0', ' 7', '7\n', 'newest', '０', '-7'])('must be the newest: %j is not', (revision) => {
    expect(codes('publish', { ...validInput, revision })).toEqual(['stale'])
  })

  it('is named for whatever has an address, and only there', () => {
    const requiring = transitionNames.filter((name) => codes(name, { comment: 'x', now }).includes('revisionRequired'))
    expect(requiring).toEqual(
      transitionNames.filter((name) => !['discard', 'remove', 'admit', 'retract'].includes(name)),
    )
  })

  it('is not asked for where one only asks what would be possible', () => {
    expect(decide('publish', unscheduled, publisher)).toEqual([])
    expect(decide('archive', makeDocumentState('published'), publisher)).toEqual([])
  })
})

describe('A comment', () => {
  it('is required of who sends back, takes down or deletes what was live', () => {
    expect(transitionNames.filter((name) => codes(name, { revision: '7', now }).includes('commentRequired'))).toEqual([
      'requestChanges',
      'archive',
      'emergencyTakeDown',
      'remove',
    ])
  })

  it.each([[undefined], [null], [''], [' \t\n'], ['\u3000'], ['\u00a0'], ['\u200b'], ['\u2060\ufeff']])(
    'that is required says something: %j does not',
    (comment) => {
      expect(codes('archive', { ...validInput, comment })).toEqual(['commentRequired'])
    },
  )

  it.each(['数字有误', 'No.', '1', '？', '👎'])('that is required may be as short as %j', (comment) => {
    expect(codes('archive', { ...validInput, comment })).toEqual([])
  })

  it.each([[1], [true], [['x']], [{ text: 'x' }]])('is text: %j is not', (comment) => {
    expect(codes('publish', { ...validInput, comment })).toEqual(['badComment'])
    expect(codes('archive', { ...validInput, comment })).toEqual(['commentRequired', 'badComment'])
  })

  it.each([[undefined], [null], ['']])('can be left out where none is required: %j', (comment) => {
    expect(codes('publish', { ...validInput, comment })).toEqual([])
  })
})

describe('The time of a publication', () => {
  it('is a moment to come', () => {
    expect(codes('publish', { ...validInput, at: '2026-11-22T16:00:01+08:00' })).toEqual([])
  })

  it.each([
    [''],
    [null],
    [0],
    [1800000000000],
    [false],
    [{}],
    ['now'],
    ['2026-11-22T08:00:00Z'],
    ['2026-11-21T08:00:00Z'],
    ['2026-12-24'],
    ['2026-12-24T08:00:00'],
    [['2026-12-24T08:00:00Z']],
  ])('is never “now” for want of a better: %j is refused', (at) => {
    expect(codes('publish', { ...validInput, at })).toEqual(['badTime'])
  })

  it('is for publishing alone', () => {
    const refusing = transitionNames.filter((name) =>
      codes(name, { ...validInput, at: '2026-12-24T08:00:00Z' }).includes('badTime'),
    )
    expect(refusing).toEqual(transitionNames.filter((name) => name !== 'publish'))
  })
})

it('All reasons are named at once', () => {
  const blockers = decide('archive', makeDocumentState('draft'), person('me', 'writer'), {
    comment: ' ',
    revision: '1',
    at: 'soon',
    now,
  })
  expect(blockers.map(({ code }) => code)).toEqual([
    'stale',
    'commentRequired',
    'badTime',
    'notPermitted',
    'wrongState',
  ])
})

it('The import names no revision of what it has just made', () => {
  expect(decide('admit', makeDocumentState('draft'), importActor, { now })).toEqual([])
})
