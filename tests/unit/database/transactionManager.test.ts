import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { setTimeout } from 'node:timers/promises'

import type { Engine } from '../../../src/database/transactions/Engine.js'
import { limits } from '../../../src/database/transactions/limits.js'
import { TransactionManager } from '../../../src/database/transactions/TransactionManager.js'
import { fakeEngine, TransientError } from './fakeEngine.js'

describe('Transactions', () => {
  const defaultLimits = { ...limits }
  let transactions: TransactionManager
  beforeEach(() => {
    transactions = new TransactionManager()
  })
  afterEach(() => void Object.assign(limits, defaultLimits))

  const write = (engine: Engine, work: () => Promise<unknown> = () => Promise.resolve(), transactionId?: string) =>
    transactions.write(engine, { transactionId, hasRequest: transactionId !== undefined }, false, work)
  /** Runs work in an asynchronous context of its own, as every request has. */
  const inOtherContext = <T>(work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => void setImmediate(() => work().then(resolve, reject)))

  it('wait for each other, in the order in which they came', async () => {
    const { engine } = fakeEngine()
    const order: number[] = []
    await Promise.all([1, 2, 3].map((n) => write(engine, () => setTimeout(10 - n * 3).then(() => order.push(n)))))
    expect(order).toEqual([1, 2, 3])
  })

  it('do not wait for each other where the database can hold several', async () => {
    const { engine } = fakeEngine({ isSerial: false })
    const order: number[] = []
    await Promise.all([1, 2, 3].map((n) => write(engine, () => setTimeout(60 - n * 20).then(() => order.push(n)))))
    expect(order).toEqual([3, 2, 1])
  })

  it('are refused with databaseBusy when their turn does not come in time', async () => {
    limits.lockTimeoutMs = 30
    const { engine } = fakeEngine()
    const slow = write(engine, () => setTimeout(100))
    await expect(write(engine)).rejects.toMatchObject({ status: 503, data: { code: 'databaseBusy' } })
    await slow
    await write(engine)
  })

  it('are rolled back when their caller forgets them, so that others get their turn', async () => {
    Object.assign(limits, { idleTimeoutMs: 20, warnAfterMs: 10 })
    const { engine, log, warnings } = fakeEngine()
    const { id } = await inOtherContext(() => transactions.begin(engine))
    await inOtherContext(() => write(engine))
    expect(log).toEqual(['begin', 'rollback', 'begin', 'commit'])
    expect(warnings).toHaveLength(2)
    await expect(transactions.commit(id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
  })

  it('lose everything when a savepoint is rolled back that the database does not have', async () => {
    const { engine, log } = fakeEngine({ hasSavepoints: false })
    const outer = await transactions.begin(engine)
    const inner = await transactions.begin(engine)
    await transactions.rollback(inner.id)
    await expect(write(engine, undefined, outer.id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
    await expect(transactions.commit(outer.id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
    expect(log).toEqual(['begin', 'rollback'])
  })

  it('roll back to a savepoint and keep the rest where the database can', async () => {
    const { engine, log } = fakeEngine()
    const outer = await transactions.begin(engine)
    const inner = await transactions.begin(engine)
    await transactions.rollback(inner.id)
    await transactions.commit(outer.id)
    expect(log).toEqual(['begin', 'savepoint', 'rollback to savepoint', 'commit'])
  })

  it('are rolled back together with their open savepoints', async () => {
    const { engine, log } = fakeEngine()
    const outer = await transactions.begin(engine)
    const inner = await transactions.begin(engine)
    await transactions.rollback(outer.id)
    await expect(transactions.commit(inner.id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
    expect(log).toEqual(['begin', 'savepoint', 'rollback'])
  })

  it('are rolled back only after the writes under way in them', async () => {
    const { engine, log } = fakeEngine()
    const { id } = await transactions.begin(engine)
    const slow = write(engine, () => setTimeout(20).then(() => log.push('written')), id)
    await transactions.rollback(id)
    await slow
    expect(log).toEqual(['begin', 'written', 'rollback'])
  })

  it('of a single write are repeated after a conflict, a limited number of times', async () => {
    const { engine, log } = fakeEngine()
    let tries = 0
    const failing = (times: number) => () =>
      ++tries > times ? Promise.resolve('stored') : Promise.reject(new TransientError())
    await expect(write(engine, failing(2))).resolves.toBe('stored')
    expect(log).toEqual(['begin', 'rollback', 'begin', 'rollback', 'begin', 'commit'])
    tries = 0
    await expect(write(engine, failing(99))).rejects.toMatchObject({ status: 503, data: { code: 'writeConflict' } })
    expect(tries).toBe(5)
  })

  it('of several writes are not repeated after a conflict, but refused and rolled back', async () => {
    const { engine, log } = fakeEngine()
    const { id } = await transactions.begin(engine)
    await expect(write(engine, () => Promise.reject(new TransientError()), id)).rejects.toMatchObject({
      data: { code: 'writeConflict' },
    })
    await expect(transactions.commit(id)).rejects.toMatchObject({ data: { code: 'writeConflict' } })
    expect(log).toEqual(['begin', 'rollback'])
  })

  it('that are lost give their turn to the next one, though their caller has not rolled back', async () => {
    const { engine, log } = fakeEngine()
    const { id } = await inOtherContext(() => transactions.begin(engine))
    const lose = () => Promise.reject(new TransientError())
    await expect(write(engine, lose, id)).rejects.toMatchObject({ data: { code: 'writeConflict' } })
    await inOtherContext(() => write(engine))
    expect(log).toEqual(['begin', 'rollback', 'begin', 'commit'])

    // As Payload does when a sign-in fails: it writes on, and forgets to roll back when that is refused.
    await expect(write(engine, undefined, id)).rejects.toMatchObject({ data: { code: 'writeConflict' } })
    await transactions.rollback(id)
    await transactions.rollback(id)
    expect(log).toEqual(['begin', 'rollback', 'begin', 'commit'])
  })

  it('that are lost refuse what is written in their context without a request, and savepoints', async () => {
    const { engine, log } = fakeEngine()
    const { id } = await transactions.begin(engine)
    const lose = () => Promise.reject(new TransientError())
    await expect(write(engine, lose, id)).rejects.toMatchObject({ data: { code: 'writeConflict' } })
    await expect(write(engine)).rejects.toMatchObject({ data: { code: 'writeConflict' } })
    await expect(transactions.begin(engine)).rejects.toMatchObject({ data: { code: 'writeConflict' } })
    expect(log).toEqual(['begin', 'rollback'])
  })

  it('that are lost within a write that another write makes are rolled back after both', async () => {
    const { engine, log } = fakeEngine()
    const { id } = await inOtherContext(() => transactions.begin(engine))
    const outer = write(
      engine,
      async () => {
        await write(engine, () => Promise.reject(new TransientError()), id).catch(() => log.push('inner failed'))
        log.push('outer goes on')
      },
      id,
    )
    await outer
    await inOtherContext(() => write(engine))
    expect(log).toEqual(['begin', 'inner failed', 'outer goes on', 'rollback', 'begin', 'commit'])
  })

  it('whose savepoint cannot be undone give their turn to the next one', async () => {
    const { engine, log } = fakeEngine({ hasSavepoints: false })
    await inOtherContext(async () => {
      await transactions.begin(engine)
      const inner = await transactions.begin(engine)
      await transactions.rollback(inner.id)
    })
    await inOtherContext(() => write(engine))
    expect(log).toEqual(['begin', 'rollback', 'begin', 'commit'])
  })

  it('that cannot be begun give their turn to the next one, and their caller writes on as if without', async () => {
    const { engine, log } = fakeEngine()
    const failing: Engine = { ...engine, begin: () => Promise.reject(new Error('no begin')) }
    await expect(transactions.begin(failing)).rejects.toThrow('no begin')
    await write(engine)
    expect(log).toEqual(['begin', 'commit'])
  })

  it('that fail to commit are rolled back', async () => {
    const { engine, log } = fakeEngine()
    const failing: Engine = { ...engine, commit: () => Promise.reject(new Error('no commit')) }
    const { id } = await transactions.begin(failing)
    await expect(transactions.commit(id)).rejects.toThrow('no commit')
    await expect(write(engine, undefined, id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
    expect(log).toEqual(['begin', 'rollback'])
  })

  it('that fail to roll back are named in the log, and give their turn to the next one', async () => {
    const { engine, log, warnings } = fakeEngine()
    const failing: Engine = { ...engine, rollback: () => Promise.reject(new Error('no rollback')) }
    const { id } = await transactions.begin(failing)
    await transactions.rollback(id)
    await write(engine)
    expect(warnings).toEqual([expect.stringMatching(/回滚时出错。 Rolling back a transaction failed: no rollback$/)])
    expect(log).toEqual(['begin', 'begin', 'commit'])
  })

  it('that are open are rolled back before the database is closed', async () => {
    const { engine, log } = fakeEngine()
    await inOtherContext(() => transactions.begin(engine))
    await transactions.rollbackAll(engine)
    expect(log).toEqual(['begin', 'rollback'])
  })
})
