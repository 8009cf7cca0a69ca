import { describe, expect, it } from '@jest/globals'
import type { Field } from 'payload'

import { mayEditText, withTextAccess } from '../../../src/access/textAccess.js'

describe('The fields of a text', () => {
  const guardOf = (field: Field): unknown => ('access' in field ? field.access?.update : undefined)

  it('are guarded in rows and folds too, and a group or a list as a whole', () => {
    const [title, row, fold, group] = withTextAccess([
      { name: 'title', type: 'text' },
      { type: 'row', fields: [{ name: 'place', type: 'text' }] },
      { type: 'collapsible', label: 'x', fields: [{ name: 'team', type: 'text' }] },
      { name: 'date', type: 'group', fields: [{ name: 'start', type: 'text' }] },
    ]) as [Field, Field & { fields: Field[] }, Field & { fields: Field[] }, Field]
    expect([title, row.fields[0]!, fold.fields[0]!, group].map(guardOf)).toEqual([
      mayEditText,
      mayEditText,
      mayEditText,
      mayEditText,
    ])
  })

  it('keep the other rules that they have', () => {
    const read = () => false
    const [field] = withTextAccess([{ name: 'title', type: 'text', access: { read } }]) as [Field & { access: object }]
    expect(field.access).toEqual({ read, update: mayEditText })
  })

  it('leave out what nobody writes', () => {
    const [join, ui] = withTextAccess([
      { name: 'honours', type: 'join', collection: 'honours', on: 'article' },
      { name: 'hint', type: 'ui', admin: {} },
    ]) as [Field, Field]
    expect([join, ui].map(guardOf)).toEqual([undefined, undefined])
  })
})
