import { describe, expect, it } from '@jest/globals'

import { decide } from './decideByName.js'
import type { ReviewRun, WorkflowActor } from '../../../src/workflow/policy/DocumentState.js'
import {
  makeApprovals,
  everyRole,
  person,
  makeRun,
  makeDocumentState,
  involvements,
  withInvolvement,
} from './makeDocumentState.js'

const codes = (
  name: 'approve' | 'publish' | 'requestChanges',
  run: ReviewRun | null,
  actor: WorkflowActor,
  state: 'inReview' | 'approved' = 'inReview',
) =>
  decide(name, makeDocumentState(state, { run }), actor)
    .map(({ code }) => code)
    .sort()

const me = person('me', 'editor')

describe('An author of a text', () => {
  it.each(Object.keys(involvements).filter((involvement) => involvement !== 'none') as (keyof typeof involvements)[])(
    'who %s never approves it nor sends it back, whatever rights they hold',
    (involvement) => {
      for (const actor of [me, person('me', ...everyRole)])
        for (const name of ['approve', 'requestChanges'] as const)
          expect(decide(name, withInvolvement(makeDocumentState('inReview'), involvement), actor)).toEqual([
            { code: 'ownWork' },
          ])
    },
  )

  it('is also who created it or submitted it, when the list of authors does not say so', () => {
    expect(decide('approve', makeDocumentState('inReview', { writer: 'me', authors: [] }), me)).toEqual([
      { code: 'ownWork' },
    ])
    expect(
      decide(
        'approve',
        makeDocumentState('inReview', { authors: [], run: { ...makeRun('single'), submittedBy: 'me' } }),
        me,
      ),
    ).toEqual([{ code: 'ownWork' }])
  })

  it('is nobody of the staff where the import wrote it and submitted it', () => {
    const imported = makeDocumentState('inReview', {
      writer: null,
      authors: [],
      run: { ...makeRun('single'), submittedBy: null },
    })
    expect(decide('approve', imported, me)).toEqual([])
    expect(decide('withdraw', imported, person('me', ...everyRole))).toEqual([{ code: 'notPermitted' }])
    // Rights that were given to nobody by mistake do not make nobody another person.
    expect(decide('approve', imported, { userId: null, rights: me.rights })).toEqual([{ code: 'ownWork' }])
    expect(decide('withdraw', imported, { userId: null, rights: me.rights })).toEqual([{ code: 'notPermitted' }])
  })
})

describe('Three reviews', () => {
  it('are of three people', () => {
    expect(codes('approve', makeRun('threeReviews'), me)).toEqual([])
    expect(codes('approve', makeRun('threeReviews', 'me'), me)).toEqual(['alreadyApprovedByYou'])
    expect(codes('approve', makeRun('threeReviews', 'me', 'second'), me)).toEqual(['alreadyApprovedByYou'])
    expect(codes('approve', makeRun('threeReviews', 'first', 'second'), me)).toEqual([])
  })

  it('let nobody be two of them by holding all roles', () => {
    expect(codes('approve', makeRun('threeReviews', 'me'), person('me', ...everyRole))).toEqual([
      'alreadyApprovedByYou',
    ])
  })

  it('leave a reviewer of an earlier level free to send the text back', () => {
    expect(codes('requestChanges', makeRun('threeReviews', 'me'), me)).toEqual([])
  })

  it('say both when an author stands among those who approved', () => {
    expect(
      decide(
        'approve',
        withInvolvement(makeDocumentState('inReview', { run: makeRun('threeReviews', 'me') }), 'edited'),
        me,
      )
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['alreadyApprovedByYou', 'ownWork'])
  })
})

describe('The levels of a run', () => {
  it('are those that it began with, whatever the rules are today', () => {
    const byPublisher: ReviewRun = {
      ...makeRun('single', 'first'),
      levels: [
        { key: 'one', right: 'content.review' },
        { key: 'two', right: 'content.publish' },
      ],
    }
    expect(codes('approve', byPublisher, me)).toEqual(['notPermitted'])
    expect(codes('approve', byPublisher, person('me', 'publisher'))).toEqual([])
    expect(codes('publish', byPublisher, person('me', 'publisher'), 'approved')).toEqual(['approvalVoid'])
    expect(codes('publish', makeRun('single', 'first'), person('me', 'publisher'), 'approved')).toEqual([])
  })

  it('are all approved before anything is published, each by somebody else', () => {
    const publisher = person('me', 'publisher')
    expect(codes('publish', makeRun('threeReviews', 'a', 'b', 'c'), publisher, 'approved')).toEqual([])
    expect(codes('publish', makeRun('threeReviews', 'a', 'b'), publisher, 'approved')).toEqual(['approvalVoid'])
    expect(codes('publish', makeRun('threeReviews', 'a', 'b', 'a'), publisher, 'approved')).toEqual(['approvalVoid'])
  })

  it('are at least one: a run without levels approves nothing', () => {
    const empty: ReviewRun = { ...makeRun('single'), levels: [] }
    expect(codes('publish', empty, person('me', 'publisher'), 'approved')).toEqual(['approvalVoid'])
    expect(
      codes('publish', { ...empty, approvals: makeApprovals('a') }, person('me', 'publisher'), 'approved'),
    ).toEqual(['approvalVoid'])
    expect(codes('approve', empty, me)).toEqual(['approvalVoid'])
  })

  it('cannot be approved beyond the last', () => {
    expect(codes('approve', makeRun('single', 'first'), me)).toEqual(['approvalVoid'])
  })
})

describe('An approval', () => {
  const forOtherContent = (run: ReviewRun): ReviewRun => ({ ...run, contentHash: 'another text' })

  it('is of one text: not of what was changed since', () => {
    expect(codes('approve', forOtherContent(makeRun('single')), me)).toEqual(['approvalVoid'])
    expect(
      codes('publish', forOtherContent(makeRun('single', 'first')), person('me', 'publisher'), 'approved'),
    ).toEqual(['approvalVoid'])
  })

  it('is needed: without a run nothing is approved or published', () => {
    expect(codes('approve', null, me)).toEqual(['approvalVoid'])
    expect(codes('publish', null, person('me', 'publisher'), 'approved')).toEqual(['approvalVoid'])
  })

  it('that is void can still be sent back', () => {
    expect(codes('requestChanges', forOtherContent(makeRun('single', 'first')), me, 'approved')).toEqual([])
    expect(codes('requestChanges', null, me)).toEqual([])
  })
})
