import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'

import { refuse } from '../../errors/refuse.js'
import type { Engine } from './Engine.js'
import { Lane } from './Lane.js'
import { limits } from './limits.js'
import { Unit } from './Unit.js'
import { watchUnit } from './watchUnit.js'

const busy = () => refuse('databaseBusy', { seconds: limits.wait / 1000 })
const undone = () => refuse('unitUndone')
const attempts = 5

/** Where a write comes from, as far as its arguments tell. */
export type Origin = { readonly transactionId?: string | undefined; readonly hasRequest: boolean }

/** What a write does once it is known to which unit it belongs. */
export type Write<T> = (unit: Unit) => Promise<T>

/**
 * The units of writes on one database: who is writing, who waits, and which unit an asynchronous context is in.
 * A write or a begin inside a unit joins it, by the transaction id of its request or by its context; it never waits for itself.
 */
export class Units {
  readonly #context = new AsyncLocalStorage<Unit | undefined>()
  readonly #queue = new Lane()
  readonly #known = new Map<string, Unit>()
  readonly #passing = new WeakSet<Error>()

  /** Begins a unit, or a part of the one that the caller is in. */
  async begin(engine: Engine, options?: Record<string, unknown>): Promise<Unit> {
    const parent = openOne(this.#context.getStore())
    const unit = new Unit(engine, parent)
    // After an `await` this would reach this function's own context only, not the caller's.
    this.#context.enterWith(unit)
    await this.#open(unit, options)
    return unit
  }

  /** Stores a unit for good; a part only together with the whole. Does nothing for a unit that has ended. */
  async commit(id: string | undefined): Promise<void> {
    const unit = id === undefined ? undefined : this.#known.get(id)
    // Payload forgets the transaction of a request in which a nested operation failed, and would report success.
    if ((unit ?? this.#context.getStore())?.state === 'undone') throw undone()
    if (unit?.state !== 'open') return
    try {
      await unit.lane.hold(limits.wait, busy)
      if (this.#stateOf(unit) === 'undone') throw undone()
      if (unit.root.lost) throw unit.root.lost
      await this.#store(unit)
    } catch (error) {
      await this.#undo(unit)
      throw error
    }
    this.#end(unit, 'ended')
  }

  /** Undoes a unit and its parts. Does nothing for a unit that has ended. */
  rollback(id: string | undefined): Promise<void> {
    const unit = id === undefined ? undefined : this.#known.get(id)
    // Whoever undoes a unit knows it; others that carry it are told at their next write.
    if (unit && this.#context.getStore()?.isWithin(unit)) this.#context.enterWith(unit.parent)
    return unit ? this.#undo(unit) : Promise.resolve()
  }

  /**
   * Writes: as part of the unit that `origin` names or the context is in, else as a unit of its own.
   * @param isOneWrite whether the database keeps this write whole by itself
   */
  async write<T>(engine: Engine, origin: Origin, isOneWrite: boolean, write: Write<T>): Promise<T> {
    const unit = this.#unitOf(origin)
    if (!unit) return this.#again(() => this.#alone(engine, isOneWrite, write))
    const turn = unit.lane.share(limits.wait, busy)
    if (turn) await turn
    if (turn && this.#stateOf(unit) === 'ended') {
      unit.lane.unshare()
      return this.write(engine, origin, isOneWrite, write)
    }
    return this.#within(unit, write)
  }

  /** Undoes whatever is open, before the database is closed. */
  async undoAll(engine: Engine): Promise<void> {
    for (const unit of [...this.#known.values()])
      if (unit.engine === engine && unit === unit.root) await this.#undo(unit)
  }

  #unitOf({ transactionId, hasRequest }: Origin): Unit | undefined {
    const named = transactionId === undefined ? undefined : this.#known.get(transactionId)
    if (named?.state === 'undone') throw undone()
    const carried = this.#context.getStore()
    // Payload takes the transaction from a request when an operation nested in another fails. Were the failure caught,
    // the outer one would write its rest for good.
    if (hasRequest && !named && carried?.state === 'undone') throw undone()
    const context = openOne(carried)
    if (named?.state !== 'open') return context
    return context?.isWithin(named) ? context : named
  }

  async #within<T>(unit: Unit, write: Write<T>): Promise<T> {
    const { engine, root, lane } = unit
    try {
      if (unit.state === 'undone') throw undone()
      if (root.lost) throw root.lost
      return await write(unit)
    } catch (error) {
      const failure = engine.explain(error)
      if (failure.unitIsLost) root.lost ??= failure.error
      if (failure.transient) this.#passing.add(failure.error)
      throw failure.error
    } finally {
      root.lastUsed = Date.now()
      lane.unshare()
    }
  }

  #alone<T>(engine: Engine, isOneWrite: boolean, write: Write<T>): Promise<T> {
    const unit = new Unit(engine, undefined, isOneWrite)
    return this.#context.run(unit, async () => {
      await this.#open(unit)
      try {
        void unit.lane.share(limits.wait, busy)
        const result = await this.#within(unit, write)
        await this.commit(unit.id)
        return result
      } catch (error) {
        await this.rollback(unit.id)
        throw error
      }
    })
  }

  // Only a write that stands alone can be made again: of a longer unit the database does not know what it was built on.
  async #again<T>(write: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write()
      } catch (error) {
        if (attempt === attempts || !this.#passing.has(error as Error)) throw error
        await setTimeout(attempt * 20 + Math.random() * 30)
      }
    }
  }

  async #open(unit: Unit, options?: Record<string, unknown>): Promise<void> {
    const { engine } = unit
    const lane = await this.#turnOf(unit)
    try {
      if (unit.parent && this.#stateOf(unit.parent) === 'undone') throw undone()
      if (unit.parent) await engine.savepoints?.set(unit.root.id, unit.id)
      else if (!unit.isOneWrite) await engine.begin(unit.id, options)
    } catch (error) {
      lane?.release()
      throw engine.explain(error).error
    }
    unit.state = 'open'
    unit.parent?.parts.add(unit)
    this.#remember(unit)
    if (!unit.parent) watchUnit(unit, () => this.#undo(unit))
  }

  /** Waits for a unit's turn. The one it was to be part of may have been stored meanwhile, when nobody awaited the part. */
  async #turnOf(unit: Unit): Promise<Lane | undefined> {
    for (;;) {
      const { parent } = unit
      const lane = parent?.lane ?? (unit.engine.oneAtATime ? this.#queue : undefined)
      await lane?.hold(limits.wait, busy)
      if (parent?.state !== 'ended') return lane
      lane?.release()
      unit.parent = openOne(parent)
    }
  }

  async #store(unit: Unit): Promise<void> {
    const { root, engine } = unit
    try {
      if (unit !== root) await engine.savepoints?.release(root.id, unit.id)
      else if (!unit.isOneWrite) await engine.commit(unit.id)
    } catch (error) {
      const failure = engine.explain(error)
      if (failure.transient) this.#passing.add(failure.error)
      throw failure.error
    }
  }

  async #undo(unit: Unit): Promise<void> {
    if (unit.state !== 'open') return
    const { root, engine } = unit
    const all = family(unit)
    for (const member of all) {
      member.state = 'undone'
      member.lane.dismiss(undone())
    }
    // The statements of a write under way would follow the rollback and be stored by themselves.
    for (const member of all) await member.lane.settled(limits.wait)
    try {
      if (unit !== root && !root.lost && engine.savepoints) await engine.savepoints.undo(root.id, unit.id)
      else if (unit !== root) root.lost ??= undone()
      else if (!unit.isOneWrite) await engine.rollback(unit.id)
    } catch (error) {
      root.lost ??= engine.explain(error).error
      if (unit === root) engine.warn(`撤销写入时出错。 Undoing a unit of writes failed: ${root.lost.message}`)
    }
    this.#end(unit, 'undone')
  }

  #end(unit: Unit, state: 'ended' | 'undone'): void {
    unit.state = state
    unit.parent?.parts.delete(unit)
    unit.lane.release()
    if (unit.parent) unit.parent.lane.release()
    else if (unit.engine.oneAtATime) this.#queue.release()
  }

  // Of units that have ended only as many are remembered as late requests may still name.
  #remember(unit: Unit): void {
    this.#known.set(unit.id, unit)
    if (this.#known.size <= 1000) return
    for (const [id, { state }] of this.#known) if (state !== 'open') this.#known.delete(id)
  }

  // Across an `await` a state changes in ways that the compiler does not see.
  #stateOf(unit: Unit): Unit['state'] {
    return unit.state
  }
}

/** A unit and all its parts. */
const family = (unit: Unit): Unit[] => [unit, ...[...unit.parts].flatMap(family)]

/** The nearest unit that is still open, from a unit outwards. */
function openOne(innermost: Unit | undefined): Unit | undefined {
  for (let unit = innermost; unit; unit = unit.parent) {
    if (unit.state === 'open') return unit
  }
  return undefined
}
