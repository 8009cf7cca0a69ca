import { describe, expect, it } from '@jest/globals'

import { savepoints } from '../../../src/database/transactions/savepoints.js'
import { Transaction } from '../../../src/database/transactions/Transaction.js'
import { fakeEngine } from './fakeEngine.js'

describe('A savepoint', () => {
  const createNested = (hasSavepoints: boolean) => {
    const { engine, log } = fakeEngine({ hasSavepoints })
    const root = new Transaction(engine, undefined)
    return { root, nested: new Transaction(engine, root), log }
  }

  it('is one of the database where it has them', async () => {
    const { root, nested, log } = createNested(true)
    await savepoints.create(nested)
    await savepoints.release(nested)
    await savepoints.rollback(nested)
    expect(log).toEqual(['savepoint', 'release', 'rollback to savepoint'])
    expect(root.fatalError).toBeUndefined()
  })

  it('that is rolled back keeps its transaction from being committed where the database has none', async () => {
    const { root, nested, log } = createNested(false)
    await savepoints.create(nested)
    await savepoints.release(nested)
    expect(root.fatalError).toBeUndefined()
    await savepoints.rollback(nested)
    expect(root.fatalError).toMatchObject({ data: { code: 'unitUndone' } })
    expect(log).toEqual([])
  })

  it('is not rolled back by itself in a transaction that is lost anyway', async () => {
    const { root, nested, log } = createNested(true)
    const lost = (root.fatalError = new Error('lost'))
    await savepoints.rollback(nested)
    expect(root.fatalError).toBe(lost)
    expect(log).toEqual([])
  })
})
