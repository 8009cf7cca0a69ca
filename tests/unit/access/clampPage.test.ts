import { describe, expect, it } from '@jest/globals'

import { clampPage, publicPageLimit } from '../../../src/publicReading/clampPage.js'

describe('A page of a list for a reader who is not staff', () => {
  it.each([
    [undefined, undefined],
    [1, 1],
    [99.9, 99],
    [publicPageLimit, publicPageLimit],
    [publicPageLimit + 1, publicPageLimit],
    [0, publicPageLimit],
    [0.5, publicPageLimit],
    [-1, publicPageLimit],
    [Number.NaN, publicPageLimit],
    [Number.POSITIVE_INFINITY, publicPageLimit],
    ['all', publicPageLimit],
    ['5', publicPageLimit],
    [{}, publicPageLimit],
  ])('holds, for the limit %p, %p documents', (limit, given) => {
    expect(clampPage({ limit }).limit).toBe(given)
  })

  it('is never the whole collection, even without pagination', () => {
    expect(clampPage({ pagination: false }).limit).toBe(publicPageLimit)
    expect(clampPage({ pagination: false, limit: 3 }).limit).toBe(3)
  })

  it.each([
    [1, 1],
    [7, 7],
    [0, undefined],
    [-1, undefined],
    [1.5, undefined],
    [1e300, undefined],
    ['2', undefined],
  ])('requested as number %p is number %p', (page, given) => {
    expect(clampPage({ page }).page).toBe(given)
  })
})
