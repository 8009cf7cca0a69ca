import { describe, expect, it } from '@jest/globals'

import { KeyedQueue } from '../../../src/concurrency/KeyedQueue.js'

const pause = () => new Promise((done) => setTimeout(done, 5))

describe('Tasks of one key', () => {
  it('run one after another, also after a failure; tasks of other keys do not wait', async () => {
    const queue = new KeyedQueue<string>()
    const seen: string[] = []
    const task =
      (name: string, fail = false) =>
      async () => {
        seen.push(`${name} begins`)
        await pause()
        seen.push(`${name} ends`)
        if (fail) throw new Error(name)
        return name
      }
    const results = await Promise.allSettled([
      queue.run('a', task('one', true)),
      queue.run('a', task('two')),
      queue.run('b', task('other')),
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

  it('are waited for by a drain, also those that are queued while it waits', async () => {
    const queue = new KeyedQueue<string>()
    const done: number[] = []
    const task = (number: number) => async () => {
      await pause()
      done.push(number)
      if (number === 1) void queue.run('a', task(3))
    }
    void queue.run('a', task(1))
    void queue.run('a', task(2))
    await queue.drain('b')
    expect(done).toEqual([])
    await queue.drain('a')
    expect(done).toEqual([1, 2, 3])
  })

  it('never overlap when some come just as others end', async () => {
    const queue = new KeyedQueue<string>()
    let running = 0
    let most = 0
    const task = async () => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
    }
    const runMany = async () => {
      for (let count = 0; count < 200; count += 1) await queue.run('a', task)
    }
    await Promise.all([runMany(), runMany(), runMany()])
    expect(most).toBe(1)
  })
})
