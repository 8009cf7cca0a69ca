import { describe, expect, it } from '@jest/globals'

import { findDifferences } from '../../../src/admin/workflow/conflict/findDifferences.js'
import type { NamedField } from '../../../src/admin/workflow/words/fieldLabels.js'

const fields: NamedField[] = ['title', 'summary', 'topics', 'origin'].map((name) => ({
  name,
  label: name,
  type: 'text',
}))
const sides = (base: object, mine: object, theirs: object) =>
  findDifferences(
    fields,
    base as Record<string, unknown>,
    mine as Record<string, unknown>,
    theirs as Record<string, unknown>,
  ).map(({ field, side }) => [field.name, side])

describe('The differences between two edits of a document', () => {
  it('are mine where only I changed a field, theirs where only they did, and a conflict where both did', () => {
    const base = { title: 'a', summary: 'b', topics: ['1'] }
    expect(
      sides(base, { title: 'a2', summary: 'b2', topics: ['1'] }, { title: 'a', summary: 'b3', topics: ['1', '2'] }),
    ).toEqual([
      ['title', 'mine'],
      ['summary', undefined],
      ['topics', 'theirs'],
    ])
  })

  it('do not include a field that both changed to the same value', () => {
    expect(sides({ title: 'a' }, { title: 'b' }, { title: 'b' })).toEqual([])
  })

  it('ignore empty values and the order of keys', () => {
    expect(
      sides(
        { title: null, topics: [], origin: { name: null, url: 'u' } },
        { title: '', origin: { url: 'u' } },
        { title: null, topics: [], origin: { url: 'u', name: null } },
      ),
    ).toEqual([])
  })

  it('include a field that I emptied', () => {
    expect(sides({ title: 'a' }, { title: '' }, { title: 'a' })).toEqual([['title', 'mine']])
  })
})
