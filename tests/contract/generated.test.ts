import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { startDashiji, type Dashiji } from '../support/startDashiji.js'

describe('What is generated and committed is current (npm run generate)', () => {
  let dashiji: Dashiji
  let pages: Record<string, string>
  beforeAll(async () => {
    dashiji = await startDashiji()
    const { generatedPages } = await import('../../src/generated/generatedFiles.js')
    pages = generatedPages(dashiji.payload.config)
  })
  afterAll(() => dashiji.stop())

  it.each(['schema.graphql', 'docs/permissions.md', 'docs/errors.md', 'docs/workflow.md'])('%s', (path) => {
    expect(readFileSync(path, 'utf8')).toBe(pages[path])
  })

  it('and there is no other page than these', () => {
    expect(Object.keys(pages)).toEqual(['schema.graphql', 'docs/permissions.md', 'docs/errors.md', 'docs/workflow.md'])
  })
})
