import { describe, expect, it } from '@jest/globals'

import { byteRange } from '../../../src/media/serve/byteRange.js'

describe('Of a file of 100 bytes', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=9-0', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['lines=0-1', 'whole'],
    [null, 'whole'],
  ])('the header %j asks for %j', (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected)
  })
})
