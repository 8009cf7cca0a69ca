import { beforeEach, describe, expect, it } from '@jest/globals'

import type { Engine } from '../../../src/database/transactions/Engine.js'
import { TransactionManager } from '../../../src/database/transactions/TransactionManager.js'
import { fakeEngine, TransientError } from './fakeEngine.js'

describe('A transaction that gives up its turn', () => {
  let transactions: TransactionManager
  beforeEach(() => {
    transactions = new TransactionManager()
  })
  const nothing = () => Promise.resolve()
  const write = (engine: Engine, work: () => Promise<unknown> = nothing, transactionId?: string) =>
    transactions.write(engine, { transactionId, hasRequest: transactionId !== undefined }, false, work)
  const inOtherContext = <T>(work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => void setImmediate(() => work().then(resolve, reject)))
  const beginSuspended = (engine: Engine, recheck: () => Promise<unknown> = nothing) =>
    inOtherContext(async () => {
      const { id } = await transactions.begin(engine)
      expect(await transactions.suspend(id, async () => void (await recheck()))).toBe(true)
      return id
    })

  it('lets others write, and takes a turn again at its first write, after the check', async () => {
    const { engine, log } = fakeEngine()
    const id = await beginSuspended(engine, () => Promise.resolve(log.push('check')))
    await write(engine)
    await Promise.all([1, 2].map(() => write(engine, () => Promise.resolve(log.push('write')), id)))
    await transactions.commit(id)
    expect(log).toEqual(['begin', 'rollback', 'begin', 'commit', 'begin', 'check', 'write', 'write', 'commit'])
  })

  it('takes a turn again for a savepoint, and when it is asked to', async () => {
    const { engine, log } = fakeEngine()
    await inOtherContext(async () => {
      const outer = await transactions.begin(engine)
      await transactions.suspend(outer.id, nothing)
      const inner = await transactions.begin(engine)
      await transactions.commit(inner.id)
      await transactions.commit(outer.id)
    })
    const id = await beginSuspended(engine)
    await transactions.resume(id)
    await transactions.resume(id)
    await transactions.rollback(id)
    expect(log).toEqual([
      ...['begin', 'rollback', 'begin', 'savepoint', 'release', 'commit'],
      ...['begin', 'rollback', 'begin', 'rollback'],
    ])
  })

  it('does nothing in the database when it ends before its first write', async () => {
    const { engine, log } = fakeEngine()
    await transactions.commit(await beginSuspended(engine))
    await transactions.rollback(await beginSuspended(engine))
    await write(engine)
    expect(log).toEqual(['begin', 'rollback', 'begin', 'rollback', 'begin', 'commit'])
  })

  it('is undone when the check finds that what it read has changed', async () => {
    const { engine, log } = fakeEngine()
    const id = await beginSuspended(engine, () => Promise.reject(new Error('changed')))
    const writing = () => write(engine, () => Promise.resolve(log.push('write')), id)
    await expect(writing()).rejects.toThrow('changed')
    await inOtherContext(() => write(engine))
    await expect(writing()).rejects.toThrow('changed')
    await expect(transactions.commit(id)).rejects.toThrow('changed')
    expect(log).toEqual(['begin', 'rollback', 'begin', 'rollback', 'begin', 'commit'])
  })

  it('is refused when it cannot be begun again, and others go on', async () => {
    const { engine, log } = fakeEngine()
    let begun = 0
    const failing: Engine = {
      ...engine,
      begin: (id) => ((begun += 1) === 2 ? Promise.reject(new TransientError()) : engine.begin(id)),
    }
    const id = await beginSuspended(failing)
    await expect(write(failing, undefined, id)).rejects.toMatchObject({ data: { code: 'writeConflict' } })
    await transactions.rollback(id)
    await write(failing)
    expect(log).toEqual(['begin', 'rollback', 'begin', 'commit'])
  })

  it('keeps its turn when something was written in it, in a savepoint, or when it has ended', async () => {
    const { engine, log } = fakeEngine()
    await inOtherContext(async () => {
      const outer = await transactions.begin(engine)
      const inner = await transactions.begin(engine)
      expect(await transactions.suspend(outer.id, nothing)).toBe(false)
      expect(await transactions.suspend(inner.id, nothing)).toBe(false)
      await transactions.commit(inner.id)
      await write(engine, undefined, outer.id)
      expect(await transactions.suspend(outer.id, nothing)).toBe(false)
      await transactions.commit(outer.id)
      expect(await transactions.suspend(outer.id, nothing)).toBe(false)
    })
    expect(log).toEqual(['begin', 'savepoint', 'release', 'commit'])
  })
})
