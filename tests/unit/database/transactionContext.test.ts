import { describe, expect, it } from '@jest/globals'
import { setTimeout } from 'node:timers/promises'

import { Transaction } from '../../../src/database/transactions/Transaction.js'
import { TransactionContext } from '../../../src/database/transactions/TransactionContext.js'
import { fakeEngine } from './fakeEngine.js'

describe('The context of transactions', () => {
  const { engine } = fakeEngine()
  const open = (parent?: Transaction): Transaction =>
    Object.assign(new Transaction(engine, parent), { state: 'open' as const })
  const undone = { data: { code: 'unitUndone' } }

  it('lasts for what follows in the same context, also after a wait, and for nothing beside it', async () => {
    const context = new TransactionContext()
    const transaction = open()
    const beside = setTimeout(10).then(() => context.current)
    const within = (async () => {
      context.enter(transaction)
      await setTimeout(5)
      return context.current
    })()
    expect(await within).toBe(transaction)
    expect(await beside).toBeUndefined()
  })

  it('is left for the transaction around it', () => {
    const context = new TransactionContext()
    const [outer, other] = [open(), open()]
    const inner = open(outer)
    context.enter(inner)
    context.exit(other)
    expect(context.current).toBe(inner)
    context.exit(inner)
    expect(context.current).toBe(outer)
    context.exit(outer)
    expect(context.current).toBeUndefined()
  })

  it('gives a write that names no transaction the innermost open one', async () => {
    const context = new TransactionContext()
    const outer = open()
    const inner = open(outer)
    expect(context.transactionFor(undefined, false)).toBeUndefined()
    await context.run(inner, async () => {
      expect(context.transactionFor(undefined, true)).toBe(inner)
      inner.state = 'committed'
      expect(context.transactionFor(undefined, true)).toBe(outer)
      return Promise.resolve()
    })
  })

  it('gives a write the transaction that it names, or an open savepoint of it that the context is in', async () => {
    const context = new TransactionContext()
    const [outer, other] = [open(), open()]
    const inner = open(outer)
    expect(context.transactionFor(outer, true)).toBe(outer)
    await context.run(inner, async () => {
      expect(context.transactionFor(outer, true)).toBe(inner)
      expect(context.transactionFor(other, true)).toBe(other)
      return Promise.resolve()
    })
  })

  it('gives a write that names a committed transaction one of its own', () => {
    const context = new TransactionContext()
    const committed = Object.assign(open(), { state: 'committed' as const })
    expect(context.transactionFor(committed, true)).toBeUndefined()
  })

  it('refuses a write that names a transaction that was rolled back', () => {
    const context = new TransactionContext()
    const rolledBack = Object.assign(open(), { state: 'rolledBack' as const })
    expect(() => context.transactionFor(rolledBack, true)).toThrow(expect.objectContaining(undone))
  })

  it('refuses a write with a request from which Payload took the transaction that was rolled back', async () => {
    const context = new TransactionContext()
    const transaction = open()
    await context.run(transaction, async () => {
      transaction.state = 'rolledBack'
      expect(() => context.transactionFor(undefined, true)).toThrow(expect.objectContaining(undone))
      expect(context.transactionFor(undefined, false)).toBeUndefined()
      return Promise.resolve()
    })
  })
})
