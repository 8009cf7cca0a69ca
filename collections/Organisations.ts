import type { CollectionConfig } from 'payload'

import { restrictPublicQuery } from '../src/publicReading/restrictPublicQuery.js'
import { slugField } from '../src/fields/slug/slugField.js'
import { referenceAccess } from '../src/access/referenceAccess.js'
import { select } from '../src/fields/select.js'
import { organisationKinds } from '../src/vocabulary/options.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

export const Organisations: CollectionConfig = {
  slug: slugs.organisations,
  labels: { singular: bilingual('机构', 'Organisation'), plural: bilingual('机构', 'Organisations') },
  graphQL: { singularName: 'Organisation', pluralName: 'Organisations', disableMutations: true },
  access: referenceAccess,
  defaultSort: 'name',
  admin: {
    hideAPIURL: true,
    group: bilingual('资料', 'Reference'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'parent', 'updatedAt'],
    listSearchableFields: ['name'],
    description: bilingual('主办单位、任职单位等；公开可读。', 'Organisers, employers and the like; public to read.'),
  },
  hooks: { beforeOperation: [restrictPublicQuery] },
  fields: [
    { name: 'name', type: 'text', label: bilingual('名称', 'Name'), required: true, unique: true, index: true },
    {
      name: 'aliases',
      type: 'text',
      hasMany: true,
      label: bilingual('别名、简称', 'Aliases'),
      admin: { description: bilingual('每输入一个按回车。', 'Press Enter after each.') },
    },
    select('kind', bilingual('类型', 'Kind'), organisationKinds, { index: true }),
    {
      name: 'parent',
      type: 'relationship',
      relationTo: slugs.organisations,
      label: bilingual('上级机构', 'Parent'),
      index: true,
    },
    slugField('name'),
  ],
}
