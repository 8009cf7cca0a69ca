import type { CollectionConfig } from 'payload'

import { restrictPublicQuery } from '../src/publicReading/restrictPublicQuery.js'
import { slugField } from '../src/fields/slug/slugField.js'
import { referenceAccess } from '../src/access/referenceAccess.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

export const Topics: CollectionConfig = {
  slug: slugs.topics,
  labels: { singular: bilingual('主题', 'Topic'), plural: bilingual('主题', 'Topics') },
  graphQL: { singularName: 'Topic', pluralName: 'Topics', disableMutations: true },
  access: referenceAccess,
  defaultSort: 'name',
  admin: {
    hideAPIURL: true,
    group: bilingual('资料', 'Reference'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'updatedAt'],
    listSearchableFields: ['name'],
    description: bilingual('文章的主题；公开可读。', 'What articles are about; public to read.'),
  },
  hooks: { beforeOperation: [restrictPublicQuery] },
  fields: [
    { name: 'name', type: 'text', label: bilingual('名称', 'Name'), required: true, unique: true, index: true },
    slugField('name'),
  ],
}
