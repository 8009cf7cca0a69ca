import type { CollectionConfig } from 'payload'

import { guardQuery } from '../src/access/guardQuery.js'
import { referenceAccess } from '../src/access/reference.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { text } from '../src/vocabulary/text.js'

export const Topics: CollectionConfig = {
  slug: slugs.topics,
  labels: { singular: text('主题', 'Topic'), plural: text('主题', 'Topics') },
  graphQL: { singularName: 'Topic', pluralName: 'Topics', disableMutations: true },
  access: referenceAccess,
  defaultSort: 'name',
  admin: {
    hideAPIURL: true,
    group: text('资料', 'Reference'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'updatedAt'],
    listSearchableFields: ['name'],
    description: text('文章的主题；公开可读。', 'What articles are about; public to read.'),
  },
  hooks: { beforeOperation: [guardQuery] },
  fields: [{ name: 'name', type: 'text', label: text('名称', 'Name'), required: true, unique: true, index: true }],
}
