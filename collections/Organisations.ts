import type { CollectionConfig } from 'payload'

import { guardQuery } from '../src/access/guardQuery.js'
import { referenceAccess } from '../src/access/reference.js'
import { select } from '../src/fields/select.js'
import { organisationKinds } from '../src/vocabulary/options.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { text } from '../src/vocabulary/text.js'

export const Organisations: CollectionConfig = {
  slug: slugs.organisations,
  labels: { singular: text('机构', 'Organisation'), plural: text('机构', 'Organisations') },
  graphQL: { singularName: 'Organisation', pluralName: 'Organisations', disableMutations: true },
  access: referenceAccess,
  defaultSort: 'name',
  admin: {
    hideAPIURL: true,
    group: text('资料', 'Reference'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'parent', 'updatedAt'],
    listSearchableFields: ['name'],
    description: text('主办单位、任职单位等；公开可读。', 'Organisers, employers and the like; public to read.'),
  },
  hooks: { beforeOperation: [guardQuery] },
  fields: [
    { name: 'name', type: 'text', label: text('名称', 'Name'), required: true, unique: true, index: true },
    {
      name: 'aliases',
      type: 'text',
      hasMany: true,
      label: text('别名、简称', 'Aliases'),
      admin: { description: text('每输入一个按回车。', 'Press Enter after each.') },
    },
    select('kind', text('类型', 'Kind'), organisationKinds, { index: true }),
    {
      name: 'parent',
      type: 'relationship',
      relationTo: slugs.organisations,
      label: text('上级机构', 'Parent'),
      index: true,
    },
  ],
}
