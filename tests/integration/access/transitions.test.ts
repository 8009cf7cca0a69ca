import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'

import { clearContent } from '../../support/documents.js'
import { signInPeople } from '../../support/people.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { columns, matrix } from './matrix.js'
import type { MatrixPeople } from './operationBuilders.js'
import { outcomesOf } from './outcome.js'

describe('The table of who may take which transition', () => {
  let dashiji: Dashiji
  let people: MatrixPeople

  beforeAll(async () => {
    dashiji = await startDashiji()
    people = await signInPeople(dashiji.payload, ...columns, 'otherWriter')
  })
  afterAll(() => dashiji.stop())
  afterEach(() => clearContent(dashiji.payload))

  it.each(matrix.filter(({ group }) => group === 'workflow'))('holds for $collection: $operation', async (line) => {
    expect(await outcomesOf(line, dashiji, people)).toEqual(line.expected)
  })
})
