import { describe, expect, it } from '@jest/globals'

import { describeProgress } from '../../../src/cli/ImportProgress.js'

describe('The progress of an import', () => {
  it.each([
    [{ done: 10, total: 1000, elapsedMs: 4_000 }, '10 of 1000, 2.5 a second, about 6:36 left'],
    [{ done: 500, total: 501, elapsedMs: 10_000 }, '500 of 501, 50 a second, about 0:01 left'],
    [{ done: 1, total: 10_000, elapsedMs: 1_000 }, '1 of 10000, 1.0 a second, about 2:46:39 left'],
  ])('says how many, how fast and how long: %j', (state, line) => {
    expect(describeProgress(state).en).toBe(line)
    expect(describeProgress(state).zh).toContain(`${state.done} / ${state.total}`)
  })
})
