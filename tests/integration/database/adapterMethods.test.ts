import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import {
  innerMethods,
  migrationMethods,
  ownMethods,
  readMethods,
  transactionMethods,
  writeMethods,
} from '../../../src/database/writeMethods.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('The database adapter', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())

  it('has no method that is not classified as reading or writing', () => {
    const known = new Set<string>([
      ...Object.keys(writeMethods),
      ...transactionMethods,
      ...readMethods,
      ...migrationMethods,
      ...innerMethods,
      ...ownMethods,
    ])
    const functions = Object.entries(dashiji.payload.db).filter(([, value]) => typeof value === 'function')
    expect(functions.map(([name]) => name).filter((name) => !known.has(name))).toEqual([])
  })

  it('has every method that is classified as writing', () => {
    const methods = Object.keys(writeMethods) as (keyof typeof writeMethods)[]
    expect(methods.filter((name) => typeof dashiji.payload.db[name] !== 'function')).toEqual([])
  })

  it('cannot write through its reading connection', async () => {
    if (dashiji.database !== 'sqlite') return
    const { client } = dashiji.payload.db as unknown as { client: { execute(statement: string): Promise<unknown> } }
    await expect(client.execute(`UPDATE articles SET _status = 'published'`)).rejects.toThrow('readonly')
  })
})
