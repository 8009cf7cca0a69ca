import { describe, expect, it } from '@jest/globals'

import { withZone } from '../../../src/admin/workflow/words/moment.js'
import { splitMessage } from '../../../src/admin/workflow/words/splitMessage.js'
import { codes, type ErrorCode } from '../../../src/errors/codes.js'
import { message } from '../../../src/errors/refuse.js'

describe('a message of the server', () => {
  const workflowCodes: ErrorCode[] = [
    'wrongState',
    'ownWork',
    'alreadyApprovedByYou',
    'commentRequired',
    'badComment',
    'revisionRequired',
    'stale',
    'badTime',
    'alreadyScheduled',
    'notScheduled',
    'noTakeDown',
    'ownTakeDown',
    'inTrash',
    'contentIncomplete',
    'approvalVoid',
    'notPermitted',
    'gate',
  ]

  it.each(workflowCodes)('is parted into its languages: %s', (code) => {
    expect(splitMessage(message(code))).toEqual({ zh: codes[code].message.zh, en: codes[code].message.en })
  })

  it('says a state in words', () => {
    expect(splitMessage(message('wrongState', { state: 'inReview' }))).toEqual({
      zh: '当前状态（审核中）不能执行此操作。',
      en: 'This is not possible in the present state (In review).',
    })
  })
})

describe('a time that was typed', () => {
  it('is sent with the zone of whoever typed it, and is the same moment', () => {
    const zoned = withZone('2027-03-01T08:30')
    expect(zoned).toMatch(/^2027-03-01T08:30:00[+-]\d\d:\d\d$/)
    expect(new Date(zoned).getTime()).toBe(new Date('2027-03-01T08:30').getTime())
  })
})
