import { setTimeout } from 'node:timers/promises'

import { describe, expect, it } from '@jest/globals'

import { Admission } from '../../../src/server/Admission.js'

const stays = new AbortController().signal

describe('Admission', () => {
  it('lets a few in at once and the others in turn', async () => {
    const admission = new Admission({ atOnce: 2, waiting: 10, longestWaitMs: 60_000 })
    const [leave] = [await admission.enter(stays), await admission.enter(stays)]
    const order: number[] = []
    const others = [1, 2].map(async (n) => {
      const leaveLater = await admission.enter(stays)
      order.push(n)
      leaveLater?.()
    })
    expect(order).toEqual([])
    leave?.()
    await Promise.all(others)
    expect(order).toEqual([1, 2])
  })

  it('refuses at once when the queue is full or the wait would be too long', async () => {
    const full = new Admission({ atOnce: 1, waiting: 0, longestWaitMs: 60_000 })
    expect([await full.enter(stays), await full.enter(stays)]).toEqual([expect.any(Function), undefined])
  })

  it('refuses at once who would wait too long, by how long turns have taken', async () => {
    const slow = new Admission({ atOnce: 1, waiting: 1_000, longestWaitMs: 200 })
    for (let n = 0; n < 10; n += 1) {
      const leave = await slow.enter(stays)
      await setTimeout(100)
      leave?.()
    }
    const answers = Array.from({ length: 50 }, async () => (await slow.enter(stays)) !== undefined)
    expect(slow.expectedWaitMs).toBeGreaterThan(200)
    expect(slow.expectedWaitMs).toBeLessThan(1_000)
    expect((await Promise.all(answers)).filter(Boolean)).toEqual([true])
  })

  it('gives the first kind its turns before the others', async () => {
    const limits = { atOnce: 10, waiting: 100, longestWaitMs: 60_000 }
    const { saves, readers } = Admission.kinds({ saves: limits, readers: limits })
    const order: string[] = []
    const ask = async (admission: Admission, name: string) => {
      await admission.enter(stays)
      order.push(name)
    }
    await Promise.all([ask(readers, 'reader'), ask(readers, 'reader'), ask(saves, 'save'), ask(saves, 'save')])
    expect(order).toEqual(['save', 'save', 'reader', 'reader'])
  })

  it('ends a wait that became too long', async () => {
    const admission = new Admission({ atOnce: 1, waiting: 10, longestWaitMs: 50 })
    await admission.enter(stays)
    expect(await admission.enter(stays)).toBeUndefined()
  })

  it('gives the turn of somebody who went away to the next one', async () => {
    const admission = new Admission({ atOnce: 1, waiting: 10, longestWaitMs: 60_000 })
    const leave = await admission.enter(stays)
    const gone = new AbortController()
    const [first, second] = [admission.enter(gone.signal), admission.enter(stays)]
    gone.abort()
    leave?.()
    leave?.()
    expect([await first, await second]).toEqual([undefined, expect.any(Function)])
  })
})
