import { describe, expect, it } from '@jest/globals'

import { subjectFault } from '../../lint/checkCommits.mjs'

describe('the subject of a commit', () => {
  it.each([
    'fix(workflow): refuse a schedule in the past',
    'docs: say how a collection is added',
    'refactor(publicReading): ask for the page before the query',
  ])('may be: %s', (subject) => {
    expect(subjectFault(subject)).toBeUndefined()
  })

  it.each([
    ['Refuse a schedule in the past', 'form'],
    ['fix(workflow) refuse a schedule', 'form'],
    ['fix(Workflow): refuse a schedule', 'form'],
    ['fix:', 'form'],
    [`fix(workflow): ${'refuse '.repeat(10)}`, 'longer'],
  ])('may not be: %s', (subject, reason) => {
    expect(subjectFault(subject)).toContain(reason)
  })
})
