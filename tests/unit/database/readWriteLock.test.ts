import { afterEach, describe, expect, it } from '@jest/globals'
import { setTimeout } from 'node:timers/promises'

import { limits } from '../../../src/database/transactions/limits.js'
import { ReadWriteLock } from '../../../src/database/transactions/ReadWriteLock.js'

describe('A read-write lock', () => {
  const { lockTimeoutMs } = limits
  afterEach(() => void (limits.lockTimeoutMs = lockTimeoutMs))

  /** Notes in `order` when a wait ends. */
  const noteOrder = () => {
    const order: string[] = []
    return { order, note: (name: string, wait: Promise<void> | undefined) => wait?.then(() => order.push(name)) }
  }

  it('is held by many readers at once, without a wait', () => {
    const lock = new ReadWriteLock()
    expect([lock.acquireRead(), lock.acquireRead()]).toEqual([undefined, undefined])
  })

  it('is held by one writer, the others following in the order of asking', async () => {
    const lock = new ReadWriteLock()
    const { order, note } = noteOrder()
    await lock.acquireWrite()
    const waits = ['one', 'two'].map((name) => note(name, lock.acquireWrite()))
    await setTimeout(5)
    expect(order).toEqual([])
    lock.releaseWrite()
    await waits[0]
    expect(order).toEqual(['one'])
    lock.releaseWrite()
    await waits[1]
    expect(order).toEqual(['one', 'two'])
  })

  it('lets readers overtake a writer that waits', async () => {
    const lock = new ReadWriteLock()
    const { order, note } = noteOrder()
    void lock.acquireRead()
    const writer = note('writer', lock.acquireWrite())
    expect(lock.acquireRead()).toBeUndefined()
    lock.releaseRead()
    await setTimeout(5)
    expect(order).toEqual([])
    lock.releaseRead()
    await writer
    expect(order).toEqual(['writer'])
  })

  it('goes to the readers first when a writer releases it', async () => {
    const lock = new ReadWriteLock()
    const { order, note } = noteOrder()
    await lock.acquireWrite()
    const writer = note('writer', lock.acquireWrite())
    const reader = note('reader', lock.acquireRead())
    lock.releaseWrite()
    await reader
    lock.releaseRead()
    await writer
    expect(order).toEqual(['reader', 'writer'])
  })

  it('is refused with databaseBusy after the timeout, and goes to the next one then', async () => {
    limits.lockTimeoutMs = 20
    const lock = new ReadWriteLock()
    await lock.acquireWrite()
    await expect(lock.acquireWrite()).rejects.toMatchObject({ status: 503, data: { code: 'databaseBusy' } })
    await expect(lock.acquireRead()).rejects.toMatchObject({ data: { code: 'databaseBusy' } })
    lock.releaseWrite()
    await lock.acquireWrite()
  })

  it('is drained once the last reader is done, or after the timeout', async () => {
    const lock = new ReadWriteLock()
    await lock.drain()
    void lock.acquireRead()
    void setTimeout(10).then(() => lock.releaseRead())
    await lock.drain()

    limits.lockTimeoutMs = 10
    void lock.acquireRead()
    await lock.drain()
  })

  it('ends every wait when the waiters are rejected', async () => {
    const lock = new ReadWriteLock()
    await lock.acquireWrite()
    const waits = [lock.acquireWrite(), lock.acquireRead()]
    lock.rejectWaiters(new Error('it will not come'))
    for (const wait of waits) await expect(wait).rejects.toThrow('it will not come')
  })
})
