import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { setTimeout } from 'node:timers/promises'

import type { Engine, Failure } from '../../../src/database/units/Engine.js'
import { limits } from '../../../src/database/units/limits.js'
import { Units } from '../../../src/database/units/Units.js'
import { refuse } from '../../../src/errors/refuse.js'

class Passing extends Error {}

/** A database that only notes what it is asked to do. */
function fakeEngine({ parts = true, oneAtATime = true } = {}) {
  const said: string[] = []
  const warnings: string[] = []
  const note = (...words: string[]) => Promise.resolve(void said.push(words.join(' ')))
  const engine: Engine = {
    oneAtATime,
    singleDocumentsAreWhole: false,
    begin: () => note('begin'),
    commit: () => note('commit'),
    rollback: () => note('rollback'),
    ...(parts && { savepoints: { set: () => note('set'), release: () => note('release'), undo: () => note('undo') } }),
    warn: (line) => void warnings.push(line),
    explain: (error): Failure =>
      error instanceof Passing
        ? { error: refuse('writeConflict'), unitIsLost: true, transient: true }
        : { error: error as Error, unitIsLost: false, transient: false },
  }
  return { engine, said, warnings }
}

describe('Units of writes', () => {
  const usual = { ...limits }
  let units: Units
  beforeEach(() => {
    units = new Units()
  })
  afterEach(() => void Object.assign(limits, usual))

  const write = (engine: Engine, work: () => Promise<unknown> = () => Promise.resolve(), transactionId?: string) =>
    units.write(engine, { transactionId, hasRequest: transactionId !== undefined }, false, work)

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
    limits.wait = 30
    const { engine } = fakeEngine()
    const slow = write(engine, () => setTimeout(100))
    await expect(write(engine)).rejects.toMatchObject({ status: 503, data: { code: 'databaseBusy' } })
    await slow
    await write(engine)
  })

  it('are undone when whoever began them forgets them, so that others get their turn', async () => {
    Object.assign(limits, { forgotten: 20, long: 10 })
    const { engine, said, warnings } = fakeEngine()
    const { id } = await new Promise<{ id: string }>(
      (resolve, reject) => void setImmediate(() => units.begin(engine).then(resolve, reject)),
    )
    await new Promise((resolve, reject) => void setImmediate(() => write(engine).then(resolve, reject)))
    expect(said).toEqual(['begin', 'rollback', 'begin', 'commit'])
    expect(warnings).toHaveLength(2)
    await expect(units.commit(id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
  })

  it('lose everything when a part fails that the database cannot undo by itself', async () => {
    const { engine, said } = fakeEngine({ parts: false })
    const outer = await units.begin(engine)
    const inner = await units.begin(engine)
    await units.rollback(inner.id)
    await expect(write(engine, undefined, outer.id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
    await expect(units.commit(outer.id)).rejects.toMatchObject({ data: { code: 'unitUndone' } })
    expect(said).toEqual(['begin', 'rollback'])
  })

  it('undo a part and keep the rest where the database can', async () => {
    const { engine, said } = fakeEngine()
    const outer = await units.begin(engine)
    const inner = await units.begin(engine)
    await units.rollback(inner.id)
    await units.commit(outer.id)
    expect(said).toEqual(['begin', 'set', 'undo', 'commit'])
  })

  it('wait with undoing until the writes under way have ended', async () => {
    const { engine, said } = fakeEngine()
    const { id } = await units.begin(engine)
    const slow = write(engine, () => setTimeout(20).then(() => said.push('written')), id)
    await units.rollback(id)
    await slow
    expect(said).toEqual(['begin', 'written', 'rollback'])
  })

  it('try a single write again after a conflict, and give up in the end', async () => {
    const { engine, said } = fakeEngine()
    let tries = 0
    const failing = (times: number) => () =>
      ++tries > times ? Promise.resolve('stored') : Promise.reject(new Passing())
    await expect(write(engine, failing(2))).resolves.toBe('stored')
    expect(said).toEqual(['begin', 'rollback', 'begin', 'rollback', 'begin', 'commit'])
    tries = 0
    await expect(write(engine, failing(99))).rejects.toMatchObject({ status: 503, data: { code: 'writeConflict' } })
    expect(tries).toBe(5)
  })

  it('do not try a longer unit again after a conflict: it is refused and undone', async () => {
    const { engine, said } = fakeEngine()
    const { id } = await units.begin(engine)
    await expect(write(engine, () => Promise.reject(new Passing()), id)).rejects.toMatchObject({
      data: { code: 'writeConflict' },
    })
    await expect(units.commit(id)).rejects.toMatchObject({ data: { code: 'writeConflict' } })
    expect(said).toEqual(['begin', 'rollback'])
  })
})
