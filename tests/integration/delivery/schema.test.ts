import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

let dashiji: Dashiji
beforeAll(async () => {
  dashiji = await startDashiji()
})
afterAll(() => dashiji.stop())

it('The schema is the committed one on either database', async () => {
  const { schemaText } = await import('../../../src/generated/generatedFiles.js')
  expect(schemaText(dashiji.payload.config)).toBe(readFileSync('schema.graphql', 'utf8'))
})
