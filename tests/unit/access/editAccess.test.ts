import { describe, expect, it } from '@jest/globals'
import type { Field } from 'payload'

import { mayEditDocument, withEditAccess } from '../../../src/governed/governedAccess.js'

describe('The fields of a governed document', () => {
  const updateAccessOf = (field: Field): unknown => ('access' in field ? field.access?.update : undefined)

  it('are restricted in rows and collapsibles too, and a group as a whole', () => {
    const [title, row, fold, group] = withEditAccess([
      { name: 'title', type: 'text' },
      { type: 'row', fields: [{ name: 'place', type: 'text' }] },
      { type: 'collapsible', label: 'x', fields: [{ name: 'team', type: 'text' }] },
      { name: 'date', type: 'group', fields: [{ name: 'start', type: 'text' }] },
    ]) as [Field, Field & { fields: Field[] }, Field & { fields: Field[] }, Field]
    expect([title, row.fields[0]!, fold.fields[0]!, group].map(updateAccessOf)).toEqual([
      mayEditDocument,
      mayEditDocument,
      mayEditDocument,
      mayEditDocument,
    ])
  })

  it('keep their other access rules', () => {
    const read = () => false
    const [field] = withEditAccess([{ name: 'title', type: 'text', access: { read } }]) as [Field & { access: object }]
    expect(field.access).toEqual({ read, update: mayEditDocument })
  })

  it('are left alone where nobody can write them', () => {
    const [join, ui] = withEditAccess([
      { name: 'honours', type: 'join', collection: 'honours', on: 'article' },
      { name: 'hint', type: 'ui', admin: {} },
    ]) as [Field, Field]
    expect([join, ui].map(updateAccessOf)).toEqual([undefined, undefined])
  })
})
