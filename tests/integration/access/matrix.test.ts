import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'

import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { makeCast, type Cast } from './cast.js'
import { clear, contents } from './documents.js'
import { columns, groups, matrix, type Column, type Line } from './matrix.js'
import { operations } from './operations.js'

describe('The table of who may do what', () => {
  let dashiji: Dashiji
  let cast: Cast

  beforeAll(async () => {
    dashiji = await startDashiji()
    cast = await makeCast(dashiji.payload)
  })
  afterAll(() => dashiji.stop())
  // Each line compares all that a collection holds before and after, seven times.
  afterEach(() => clear(dashiji.payload))

  it.each(matrix)('holds for $collection: $operation', async (line) => {
    const found = {} as Record<Column, string>
    for (const column of columns) found[column] = await outcome(line, column)
    expect(found).toEqual(line.expected)
  })

  it('has lines for every collection that is declared', () => {
    const declared = dashiji.payload.config.collections.map(({ slug }) => slug).filter((slug) => !slug.startsWith('payload-'))
    expect(Object.values(groups).flat().toSorted()).toEqual(declared.toSorted())
  })

  /** Tells what came of it: `+` done or shown, `-` refused or not shown. Anything else is said in words and fits no table. */
  async function outcome({ collection, group, operation }: Line, column: Column): Promise<string> {
    const { send, shows, achieves } = await operations[group]![operation]!({ dashiji, cast, slug: collection, asker: cast[column] })
    const before = await contents(dashiji.payload, collection)
    const { status, body } = await send()
    const isSame = (await contents(dashiji.payload, collection)) === before
    const isTaken = status < 300
    if (status >= 500) return `answered ${status}`
    if (!isTaken && !isSame) return `refused with ${status}, and done all the same`
    if (achieves) return (await achieves()) ? '+' : '-'
    if (shows) return isSame ? (isTaken && shows(body) ? '+' : '-') : 'a reading changed something'
    return isTaken ? (isSame ? 'said it was done, and nothing was' : '+') : '-'
  }
})
