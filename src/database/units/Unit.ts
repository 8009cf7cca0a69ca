import { randomUUID } from 'node:crypto'

import type { Engine } from './Engine.js'
import { Lane } from './Lane.js'

/**
 * Writes that are stored together or not at all: a transaction, or a part of one. It is also the mutable ticket that
 * travels with the asynchronous context of whoever began it.
 */
export class Unit {
  readonly id = randomUUID()
  /** `ended`: stored, or never begun; whoever still carries it goes on as if without. `undone`: whoever carries it must learn so. */
  state: 'open' | 'ended' | 'undone' = 'ended'
  /** Writes share it; a part of this unit holds it alone, so that undoing the part undoes nothing else. */
  readonly lane = new Lane()
  readonly parts = new Set<Unit>()
  /** Why the whole unit can no longer be stored; on the root only. */
  lost: Error | undefined
  lastUsed = Date.now()

  constructor(
    readonly engine: Engine,
    public parent: Unit | undefined,
    /** Whether it is one write that the database keeps whole by itself: it takes its turn, and there is nothing to begin or to store. */
    readonly isOneWrite = false,
  ) {}

  get root(): Unit {
    return this.parent?.root ?? this
  }

  isWithin(other: Unit): boolean {
    return this === other || (this.parent?.isWithin(other) ?? false)
  }
}
