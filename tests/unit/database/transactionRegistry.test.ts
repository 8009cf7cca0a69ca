import { describe, expect, it } from '@jest/globals'

import { Transaction } from '../../../src/database/transactions/Transaction.js'
import { TransactionRegistry } from '../../../src/database/transactions/TransactionRegistry.js'
import { fakeEngine } from './fakeEngine.js'

describe('The registry of transactions', () => {
  const { engine } = fakeEngine()
  const create = (state: Transaction['state'], parent?: Transaction) =>
    Object.assign(new Transaction(engine, parent), { state })

  it('finds a transaction by its id, also when it has ended', () => {
    const registry = new TransactionRegistry()
    const rolledBack = create('rolledBack')
    registry.add(rolledBack)
    expect(registry.find(rolledBack.id)).toBe(rolledBack)
    expect(registry.find('another')).toBeUndefined()
    expect(registry.find(undefined)).toBeUndefined()
  })

  it('forgets ended ones when there are too many, and never an open one', () => {
    const registry = new TransactionRegistry()
    const [open, ended] = [create('open'), create('committed')]
    registry.add(open)
    registry.add(ended)
    for (let n = 0; n < 1000; n += 1) registry.add(create('committed'))
    expect(registry.find(open.id)).toBe(open)
    expect(registry.find(ended.id)).toBeUndefined()
  })

  it('lists the open transactions of an engine, without savepoints and those of other engines', () => {
    const registry = new TransactionRegistry()
    const open = create('open')
    const foreign = Object.assign(new Transaction(fakeEngine().engine, undefined), { state: 'open' as const })
    for (const transaction of [open, create('open', open), create('committed'), foreign]) registry.add(transaction)
    expect(registry.openRoots(engine)).toEqual([open])
  })
})
