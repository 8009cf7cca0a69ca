import { describe, expect, it } from '@jest/globals'

import { readDateTime } from '../../../src/fields/readDateTime.js'

describe('A date', () => {
  it.each([
    ['2024-08-28', '2024-08-28T00:00:00.000Z'],
    ['2024年8月28日', '2024-08-27T16:00:00.000Z'],
    ['2024/8/28', '2024-08-27T16:00:00.000Z'],
    ['2024.8.28 9:05', '2024-08-28T01:05:00.000Z'],
    ['2024-08-28T10:00:00.123Z', '2024-08-28T10:00:00.123Z'],
    ['2024-08-28 10:00:00+0530', '2024-08-28T04:30:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['', null],
    ['  ', null],
  ])('is read: %s', (text, iso) => expect(readDateTime(text)).toBe(iso))

  it.each(['28/08/2024', '08/28/2024', '2024-13-01', '2024-02-30', '2023-02-29', '2024年8月', '2024', '1724803200000'])(
    'is not guessed: %s',
    (text) => expect(readDateTime(text)).toBeUndefined(),
  )
  it.each([5, true, {}, [], '2024-08-28T25:00', '2024-08-28T10:61', '0000-01-01', '明天', 'null', '24-08-28'])(
    'is no date: %j',
    (value) => expect(readDateTime(value)).toBeUndefined(),
  )
})
