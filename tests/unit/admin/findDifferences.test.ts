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

describe('what differs when two changed a document', () => {
  it('is mine where only I changed it, theirs where only they did, and a choice where both did', () => {
    const base = { title: 'a', summary: 'b', topics: ['1'] }
    expect(
      sides(base, { title: 'a2', summary: 'b2', topics: ['1'] }, { title: 'a', summary: 'b3', topics: ['1', '2'] }),
    ).toEqual([
      ['title', 'mine'],
      ['summary', undefined],
      ['topics', 'theirs'],
    ])
  })

  it('is nothing where both came to the same', () => {
    expect(sides({ title: 'a' }, { title: 'b' }, { title: 'b' })).toEqual([])
  })

  it('is nothing where one says empty and the other says nothing, or says it in another order', () => {
    expect(
      sides(
        { title: null, topics: [], origin: { name: null, url: 'u' } },
        { title: '', origin: { url: 'u' } },
        { title: null, topics: [], origin: { url: 'u', name: null } },
      ),
    ).toEqual([])
  })

  it('is a field that I emptied', () => {
    expect(sides({ title: 'a' }, { title: '' }, { title: 'a' })).toEqual([['title', 'mine']])
  })
})
