import { describe, expect, it } from '@jest/globals'
import type { Field } from 'payload'

import { mayEditDocument, withEditAccess } from '../../../src/governed/governedAccess.js'

describe('The fields of a text', () => {
  const updateAccessOf = (field: Field): unknown => ('access' in field ? field.access?.update : undefined)

  it('are guarded in rows and folds too, and a group or a list as a whole', () => {
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

  it('keep the other rules that they have', () => {
    const read = () => false
    const [field] = withEditAccess([{ name: 'title', type: 'text', access: { read } }]) as [Field & { access: object }]
    expect(field.access).toEqual({ read, update: mayEditDocument })
  })

  it('leave out what nobody writes', () => {
    const [join, ui] = withEditAccess([
      { name: 'honours', type: 'join', collection: 'honours', on: 'article' },
      { name: 'hint', type: 'ui', admin: {} },
    ]) as [Field, Field]
    expect([join, ui].map(updateAccessOf)).toEqual([undefined, undefined])
  })
})
