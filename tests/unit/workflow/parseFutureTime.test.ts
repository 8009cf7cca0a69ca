import { describe, expect, it } from '@jest/globals'

import { parseFutureTime } from '../../../src/workflow/policy/parseFutureTime.js'

const now = new Date('2026-11-22T08:00:00.000Z')

describe('A moment to come', () => {
  it.each([
    ['2026-11-22T08:00:00.001Z', '2026-11-22T08:00:00.001Z'],
    ['2026-11-22T16:00:01+08:00', '2026-11-22T08:00:01.000Z'],
    ['2026-11-22T16:01+0800', '2026-11-22T08:01:00.000Z'],
    ['2026-11-22T00:01-08:00', '2026-11-22T08:01:00.000Z'],
    ['2026-12-24T08:00Z', '2026-12-24T08:00:00.000Z'],
    ['2026-12-24T08:00:00.123456789Z', '2026-12-24T08:00:00.123Z'],
    ['2026-12-31T23:59:59-00:30', '2027-01-01T00:29:59.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('is read: %s', (value, moment) => {
    expect(parseFutureTime(value, now)).toBe(moment)
  })

  it.each([
    ['that is now', '2026-11-22T08:00:00.000Z'],
    ['that is now elsewhere', '2026-11-22T16:00:00+08:00'],
    ['past', '2026-11-22T07:59:59.999Z'],
    ['long past', '0000-01-01T00:00:00Z'],
    ['past, though the hour looks to come', '2026-11-22T15:00:00+08:00'],
  ])('is not one %s: %s', (_what, value) => {
    expect(parseFutureTime(value, now)).toBeUndefined()
  })

  it.each([
    ['without a zone', '2026-12-24T08:00:00'],
    ['of a zone by name', '2026-12-24T08:00:00 CST'],
    ['without an hour', '2026-12-24'],
    ['without an hour, with a zone', '2026-12-24Z'],
    ['with a blank for the T', '2026-12-24 08:00:00Z'],
    ['with something before it', ' 2026-12-24T08:00:00Z'],
    ['with something after it', '2026-12-24T08:00:00Z\n'],
    ['as it is said in English', 'Thu, 24 Dec 2026 08:00:00 GMT'],
    ['as it is said in Chinese', '2026年12月24日 8时'],
    ['in wide digits', '２０２６-12-24T08:00:00Z'],
    ['in seconds', '1800000000'],
    ['that is empty', ''],
    ['beyond the years of four digits', '+012026-12-24T08:00:00Z'],
    ['that leaves the years of four digits by its zone', '9999-12-31T23:59:59-01:00'],
  ])('is not read %s: %j', (_what, value) => {
    expect(parseFutureTime(value, now)).toBeUndefined()
  })

  it.each([
    '2027-02-29',
    '2027-02-30',
    '2027-04-31',
    '2027-01-32',
    '2027-01-00',
    '2027-00-10',
    '2027-13-01',
    '2100-02-29',
  ])('is of a day that there is: %s is none', (day) => {
    for (const zone of ['Z', '+08:00', '+0800']) expect(parseFutureTime(`${day}T08:00:00${zone}`, now)).toBeUndefined()
  })

  it.each([
    '24:00:00Z',
    '24:00:00+0800',
    '25:00:00Z',
    '08:60:00Z',
    '08:00:60Z',
    '08:00:61+0800',
    '08:00:00+24:00',
    '08:00:00+08:60',
    '08:00:00+9999',
  ])('is of an hour and a zone that there are: %s are none', (hour) => {
    expect(parseFutureTime(`2027-01-31T${hour}`, now)).toBeUndefined()
  })

  it.each([
    [undefined],
    [null],
    [0],
    [1800000000000],
    [true],
    [new Date('2027-01-31T08:00:00Z')],
    [['2027-01-31T08:00:00Z']],
    [{ toString: () => '2027-01-31T08:00:00Z' }],
  ])('is text: %j is not', (value) => {
    expect(parseFutureTime(value, now)).toBeUndefined()
  })
})
