import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'

import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { makeCast, type Cast } from './cast.js'
import { clear } from './documents.js'
import { matrix } from './matrix.js'
import { outcomesOf } from './outcome.js'

describe('The table of who may take which transition', () => {
  let dashiji: Dashiji
  let cast: Cast

  beforeAll(async () => {
    dashiji = await startDashiji()
    cast = await makeCast(dashiji.payload)
  })
  afterAll(() => dashiji.stop())
  afterEach(() => clear(dashiji.payload))

  it.each(matrix.filter(({ group }) => group === 'workflow'))('holds for $collection: $operation', async (line) => {
    expect(await outcomesOf(line, dashiji, cast)).toEqual(line.expected)
  })
})
