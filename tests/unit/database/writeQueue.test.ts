import { describe, expect, it } from '@jest/globals'
import { setTimeout } from 'node:timers/promises'

import { Transaction } from '../../../src/database/transactions/Transaction.js'
import { WriteQueue } from '../../../src/database/transactions/WriteQueue.js'
import { fakeEngine } from './fakeEngine.js'

describe('The write queue', () => {
  const open = (isSerial: boolean, parent?: Transaction): Transaction =>
    Object.assign(new Transaction(fakeEngine({ isSerial }).engine, parent), { state: 'open' as const })
  const hasTurn = async (acquisition: Promise<void>) =>
    Promise.race([acquisition.then(() => true), setTimeout(10, false)])

  it('lets one transaction begin at a time where the database can hold only one', async () => {
    const queue = new WriteQueue()
    const [first, second] = [open(true), open(true)]
    await queue.acquire(first)
    const waiting = queue.acquire(second)
    expect(await hasTurn(waiting)).toBe(false)
    queue.release(first)
    expect(await hasTurn(waiting)).toBe(true)
  })

  it('lets all begin where the database can hold several', async () => {
    const queue = new WriteQueue()
    await queue.acquire(open(false))
    await queue.acquire(open(false))
  })

  it('lets savepoints of one transaction begin one at a time, and those of others beside them', async () => {
    const queue = new WriteQueue()
    const [parent, other] = [open(false), open(false)]
    const [first, second] = [open(false, parent), open(false, parent)]
    await queue.acquire(first)
    const waiting = queue.acquire(second)
    await queue.acquire(open(false, other))
    expect(await hasTurn(waiting)).toBe(false)
    queue.release(first)
    expect(await hasTurn(waiting)).toBe(true)
  })

  it('makes a savepoint whose transaction was committed meanwhile one of what is still open around it', async () => {
    const queue = new WriteQueue()
    const root = open(true)
    const parent = open(true, root)
    const late = open(true, parent)
    await queue.acquire(parent)
    parent.state = 'committed'
    queue.release(parent)
    await queue.acquire(late)
    expect(late.parent).toBe(root)
  })
})
