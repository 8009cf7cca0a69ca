import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'

import { clearContent } from '../../support/documents.js'
import { signInPeople } from '../../support/people.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { columns, groups, matrix } from './matrix.js'
import { operations } from './operations.js'
import type { MatrixPeople } from './operationBuilders.js'
import { outcomesOf } from './outcome.js'

describe('The table of who may do what', () => {
  let dashiji: Dashiji
  let people: MatrixPeople

  beforeAll(async () => {
    dashiji = await startDashiji()
    people = await signInPeople(dashiji.payload, ...columns, 'otherWriter')
  })
  afterAll(() => dashiji.stop())
  // Each line compares the whole collection before and after, seven times.
  afterEach(() => clearContent(dashiji.payload))

  // The lines about transitions are in transitions.test.ts, which runs in parallel.
  it.each(matrix.filter(({ group }) => group !== 'workflow'))('holds for $collection: $operation', async (line) => {
    expect(await outcomesOf(line, dashiji, people)).toEqual(line.expected)
  })

  it('has lines for every collection that is declared', () => {
    const declared = dashiji.payload.config.collections
      .map(({ slug }) => slug)
      .filter((slug) => !slug.startsWith('payload-'))
    expect([...new Set<string>(Object.values(groups).flat())].toSorted()).toEqual(declared.toSorted())
  })

  it('has a line for every operation, and an operation for every line', () => {
    for (const [group, operationsOfGroup] of Object.entries(operations)) {
      const lines = new Set(matrix.filter((line) => line.group === group).map(({ operation }) => operation))
      expect([...lines].toSorted()).toEqual(Object.keys(operationsOfGroup).toSorted())
    }
  })
})
