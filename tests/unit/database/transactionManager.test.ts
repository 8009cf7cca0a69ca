import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { setTimeout } from 'node:timers/promises'

import type { Engine, Failure } from '../../../src/database/transactions/Engine.js'
import { limits } from '../../../src/database/transactions/limits.js'
import { TransactionManager } from '../../../src/database/transactions/TransactionManager.js'
import { refuse } from '../../../src/errors/refuse.js'

class TransientError extends Error {}

/** A database that only notes what it is asked to do. */
function fakeEngine({ hasSavepoints = true, oneAtATime = true } = {}) {
  const log: string[] = []
  const warnings: string[] = []
  const record = (...entries: string[]) => Promise.resolve(void log.push(entries.join(' ')))
  const engine: Engine = {
    isSerial: oneAtATime,
    hasAtomicDocumentWrites: false,
    begin: () => record('begin'),
    commit: () => record('commit'),
    rollback: () => record('rollback'),
    ...(hasSavepoints && {
      savepoints: { create: () => record('set'), release: () => record('release'), rollback: () => record('undo') },
    }),
    warn: (line) => void warnings.push(line),
    classifyError: (error): Failure =>
      error instanceof TransientError
        ? { error: refuse('writeConflict'), isTransactionLost: true, isTransient: true }
        : { error: error as Error, isTransactionLost: false, isTransient: false },
  }
  return { engine, log, warnings }
}

describe('Units of writes', () => {
  const defaultLimits = { ...limits }
  let transactions: TransactionManager
  beforeEach(() => {
    transactions = new TransactionManager()
  })
  afterEach(() => void Object.assign(limits, defaultLimits))

  const write = (engine: Engine, work: () => Promise<unknown> = () => Promise.resolve(), transactionId?: string) =>
    transactions.write(engine, { transactionId, hasRequest: transactionId !== undefined }, false, work)

  it('take turns, in the order in which they came', async () => {
    const { engine } = fakeEngine()
    const order: number[] = []
    await Promise.all([1, 2, 3].map((n) => write(engine, () => setTimeout(10 - n * 3).then(() => order.push(n)))))
    expect(order).toEqual([1, 2, 3])
  })

  it('do not take turns where the database bears them together', async () => {
    const { engine } = fakeEngine({ oneAtATime: false })
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

  it('are undone when whoever began them forgets them, so that others get their turn', async () => {
    Object.assign(limits, { idleTimeoutMs: 20, warnAfterMs: 10 })
    const { engine, log, warnings } = fakeEngine()
    const { id } = await new Promise<{ id: string }>(
      (resolve, reject) => void setImmediate(() => transactions.begin(engine).then(resolve, reject)),
    )
    await new Promise((resolve, reject) => void setImmediate(() => write(engine).then(resolve, reject)))
    expect(log).toEqual(['begin', 'rollback', 'begin', 'commit'])
    expect(warnings).toHaveLength(2)
    await expect(transactions.commit(id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
  })

  it('lose everything when a part fails that the database cannot undo by itself', async () => {
    const { engine, log } = fakeEngine({ hasSavepoints: false })
    const outer = await transactions.begin(engine)
    const inner = await transactions.begin(engine)
    await transactions.rollback(inner.id)
    await expect(write(engine, undefined, outer.id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
    await expect(transactions.commit(outer.id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
    expect(log).toEqual(['begin', 'rollback'])
  })

  it('undo a part and keep the rest where the database can', async () => {
    const { engine, log } = fakeEngine()
    const outer = await transactions.begin(engine)
    const inner = await transactions.begin(engine)
    await transactions.rollback(inner.id)
    await transactions.commit(outer.id)
    expect(log).toEqual(['begin', 'set', 'undo', 'commit'])
  })

  it('wait with undoing until the writes under way have ended', async () => {
    const { engine, log } = fakeEngine()
    const { id } = await transactions.begin(engine)
    const slow = write(engine, () => setTimeout(20).then(() => log.push('written')), id)
    await transactions.rollback(id)
    await slow
    expect(log).toEqual(['begin', 'written', 'rollback'])
  })

  it('try a single write again after a conflict, and give up in the end', async () => {
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

  it('do not try a longer unit again after a conflict: it is refused and undone', async () => {
    const { engine, log } = fakeEngine()
    const { id } = await transactions.begin(engine)
    await expect(write(engine, () => Promise.reject(new TransientError()), id)).rejects.toMatchObject({
      data: { code: 'writeConflict' },
    })
    await expect(transactions.commit(id)).rejects.toMatchObject({ data: { code: 'writeConflict' } })
    expect(log).toEqual(['begin', 'rollback'])
  })
})
