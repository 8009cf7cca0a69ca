import { randomUUID } from 'node:crypto'

import type { Engine } from './Engine.js'
import { ReadWriteLock } from './ReadWriteLock.js'
import { limits } from './limits.js'

/**
 * Writes that are stored together or not at all: a transaction, or a part of one. It is also the mutable ticket that
 * travels with the asynchronous context of whoever began it.
 */
export class Transaction {
  readonly id = randomUUID()
  /** `ended`: stored, or never begun; whoever still carries it goes on as if without. `undone`: whoever carries it must learn so. */
  state: 'open' | 'ended' | 'undone' = 'ended'
  /** Writes share it; a part of this unit holds it alone, so that undoing the part undoes nothing else. */
  readonly lock = new ReadWriteLock()
  readonly children = new Set<Transaction>()
  /** Why the whole unit can no longer be stored; on the root only. */
  fatalError: Error | undefined
  lastUsed = Date.now()

  constructor(
    readonly engine: Engine,
    public parent: Transaction | undefined,
    /** Whether it is one write that the database keeps whole by itself: it takes its turn, and there is nothing to begin or to store. */
    readonly isAtomicWrite = false,
  ) {}

  get root(): Transaction {
    return this.parent?.root ?? this
  }

  isWithin(other: Transaction): boolean {
    return this === other || (this.parent?.isWithin(other) ?? false)
  }
}

/** Names a unit in the log when it is open for long, and undoes it when nothing more is written: whoever began it has forgotten it. */
export function watchTransaction(transaction: Transaction, rollback: () => Promise<void>): void {
  const startedAt = Date.now()
  let hasWarned = false
  const timer = setInterval(
    () => {
      if (transaction.state !== 'open') return clearInterval(timer)
      const now = Date.now()
      if (!hasWarned && now - startedAt > limits.warnAfterMs) {
        hasWarned = true
        transaction.engine.warn(
          `一次写入已进行 ${limits.warnAfterMs / 1000} 秒以上。 A unit of writes has been open for more than ${limits.warnAfterMs / 1000} s.`,
        )
      }
      if (now - transaction.lastUsed > limits.idleTimeoutMs) {
        clearInterval(timer)
        transaction.engine.warn(`一次写入被遗忘，已撤销。 A unit of writes was forgotten and has been undone.`)
        void rollback()
      }
    },
    Math.min(limits.warnAfterMs, limits.idleTimeoutMs, 5_000),
  )
  timer.unref()
}
