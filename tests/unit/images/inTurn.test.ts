import { describe, expect, it } from '@jest/globals'

import { inTurn } from '../../../src/media/usage/inTurn.js'

const pause = () => new Promise((done) => setTimeout(done, 5))

describe('Work that names the same thing', () => {
  it('runs one after another, also after a failure; other work does not wait', async () => {
    const seen: string[] = []
    const work =
      (name: string, fail = false) =>
      async () => {
        seen.push(`${name} begins`)
        await pause()
        seen.push(`${name} ends`)
        if (fail) throw new Error(name)
        return name
      }
    const results = await Promise.allSettled([
      inTurn('a', work('one', true)),
      inTurn('a', work('two')),
      inTurn('b', work('other')),
    ])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    expect(seen.filter((line) => !line.startsWith('other'))).toEqual([
      'one begins',
      'one ends',
      'two begins',
      'two ends',
    ])
    expect(seen.indexOf('other begins')).toBeLessThan(seen.indexOf('two begins'))
  })
})
