import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { startDashiji, type Dashiji } from '../support/startDashiji.js'

describe('The committed generated files (npm run generate)', () => {
  let dashiji: Dashiji
  let pages: Record<string, string>
  beforeAll(async () => {
    dashiji = await startDashiji()
    const { generatedPages } = await import('../../src/generated/generatedFiles.js')
    pages = generatedPages(dashiji.payload.config)
  })
  afterAll(() => dashiji.stop())

  it.each(['schema.graphql', 'docs/permissions.md', 'docs/errors.md', 'docs/workflow.md'])('%s is current', (path) => {
    expect(readFileSync(path, 'utf8')).toBe(pages[path])
  })

  it('are these and no others', () => {
    expect(Object.keys(pages)).toEqual(['schema.graphql', 'docs/permissions.md', 'docs/errors.md', 'docs/workflow.md'])
  })
})
