import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'

import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { createPeople, type People } from './createPeople.js'
import { clearContent } from './documents.js'
import { matrix } from './matrix.js'
import { outcomesOf } from './outcome.js'

describe('The table of who may take which transition', () => {
  let dashiji: Dashiji
  let people: People

  beforeAll(async () => {
    dashiji = await startDashiji()
    people = await createPeople(dashiji.payload)
  })
  afterAll(() => dashiji.stop())
  afterEach(() => clearContent(dashiji.payload))

  it.each(matrix.filter(({ group }) => group === 'workflow'))('holds for $collection: $operation', async (line) => {
    expect(await outcomesOf(line, dashiji, people)).toEqual(line.expected)
  })
})
