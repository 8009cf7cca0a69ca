import { beforeEach, describe, expect, it } from '@jest/globals'

import { FailedAttempts } from '../../../src/access/users/FailedAttempts.js'

let now: number
let failed: FailedAttempts

beforeEach(() => {
  now = 1_000_000
  failed = new FailedAttempts({
    free: 3,
    firstWaitMs: 1_000,
    longestWaitMs: 10_000,
    forgottenAfterMs: 3_600_000,
    now: () => now,
  })
})

/** Fails once more, after the wait. */
function failAgain(): number {
  now += failed.waitFor('a')
  failed.add('a')
  return failed.waitFor('a')
}

describe('Failed attempts', () => {
  it('wait twice as long each time after the free ones, up to a limit', () => {
    expect(Array.from({ length: 8 }, failAgain)).toEqual([0, 0, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
  })

  it('count by their key alone', () => {
    for (let n = 0; n < 5; n += 1) failAgain()
    expect(failed.waitFor('b')).toBe(0)
  })

  it('do not count when they are taken back, and begin anew when they are forgotten', () => {
    for (let n = 0; n < 3; n += 1) failed.add('a')
    failed.takeBack('a')
    expect(failed.waitFor('a')).toBe(0)
    for (let n = 0; n < 5; n += 1) failed.add('a')
    failed.forget('a')
    expect([failed.waitFor('a'), failAgain(), failAgain(), failAgain()]).toEqual([0, 0, 0, 1_000])
    failed.takeBack('nobody')
    expect(failed.waitFor('nobody')).toBe(0)
  })
})
