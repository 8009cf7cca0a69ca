import { describe, expect, test } from '@jest/globals'

import { publicationDay, readPublicationTime } from '../../../src/import/reading/readPublicationTime.js'

describe('The time of publication', () => {
  test.each([
    ['2021-12-04 23:30:00 +0800', '2021-12-04T15:30:00.000Z', undefined],
    ['2021-12-04 23:30:00.000 +08:00', '2021-12-04T15:30:00.000Z', undefined],
    ['Sat Dec 04 2021 20:22:42 GMT+0800 (中国标准时间)', '2021-12-04T12:22:42.000Z', undefined],
    ['Sat Dec 04 20:22:42 CST 2021', '2021-12-04T12:22:42.000Z', undefined],
    ['Sat, 04 Dec 2021 12:22:42 GMT', '2021-12-04T12:22:42.000Z', undefined],
    ['2021-12-04T12:22:42Z', '2021-12-04T12:22:42.000Z', undefined],
    ['04 Dec 2021', '2021-12-04T00:00:00.000Z', 'timeUnknown'],
    ['December 4, 2021', '2021-12-04T00:00:00.000Z', 'timeUnknown'],
    ['2025-01-08', '2025-01-08T00:00:00.000Z', 'timeUnknown'],
    ['２０２５．１．８', '2025-01-08T00:00:00.000Z', 'timeUnknown'],
    ['2024-12-30 23:15', '2024-12-30T15:15:00.000Z', 'timeZoneAssumed'],
    ['2024年12月30日 17:30 上海', '2024-12-30T09:30:00.000Z', 'timeZoneAssumed'],
    ['2024-12-30 17:30 发表于江苏', '2024-12-30T09:30:00.000Z', 'timeZoneAssumed'],
    ['2024年12月30日 星期一 下午5:30', '2024-12-30T09:30:00.000Z', 'timeZoneAssumed'],
    ['2024/12/30 5:30 PM', '2024-12-30T09:30:00.000Z', 'timeZoneAssumed'],
    ['2024-12-30 中午12:30', '2024-12-30T04:30:00.000Z', 'timeZoneAssumed'],
    ['2024-12-30 12:30 AM', '2024-12-29T16:30:00.000Z', 'timeZoneAssumed'],
  ])('%s', (written, iso, note) => {
    expect(readPublicationTime(written)).toEqual({ iso, ...(note && { note }) })
  })

  test.each([
    'Invalid Date',
    '2024-02-30',
    '2024-13-01',
    '2024-12-30 25:00',
    '1月15日',
    '2024年1月8日区残联召开会议',
    '',
  ])('cannot be read: %s', (written) => {
    expect(readPublicationTime(written)).toBeUndefined()
  })

  test('falls on the day that it is in China', () => {
    expect(publicationDay({ iso: '2024-12-30T20:00:00.000Z' })).toBe('2024-12-31')
    expect(publicationDay({ iso: '2024-12-30T00:00:00.000Z' })).toBe('2024-12-30')
  })
})
