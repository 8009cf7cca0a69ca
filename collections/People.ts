import { biographyHtml } from '../src/richText/richTextHtml.js'
import { governedCollection } from '../src/governed/governedCollection.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

export const People = governedCollection({
  slug: slugs.people,
  labels: { singular: bilingual('人物', 'Person'), plural: bilingual('人物', 'People') },
  graphQL: { singularName: 'Person', pluralName: 'People' },
  titleField: 'name',
  surname: true,
  publicSort: 'slug',
  admin: {
    defaultColumns: ['name', 'workflowState', 'updatedAt'],
    listSearchableFields: ['name'],
    description: bilingual(
      '获奖者、干部、志愿者等文章中出现的人。',
      'Winners, officials, volunteers: whoever the texts name.',
    ),
  },
  fields: [
    { name: 'name', type: 'text', label: bilingual('姓名', 'Name'), required: true, index: true },
    {
      name: 'positions',
      type: 'array',
      label: bilingual('职务', 'Positions'),
      labels: { singular: bilingual('职务', 'Position'), plural: bilingual('职务', 'Positions') },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'title', type: 'text', label: bilingual('职务名称', 'Title') },
            {
              name: 'organisation',
              type: 'relationship',
              relationTo: slugs.organisations,
              label: bilingual('单位', 'Organisation'),
            },
          ],
        },
      ],
    },
    { name: 'biography', type: 'richText', label: bilingual('简介', 'Biography') },
    biographyHtml(),
    {
      name: 'honours',
      type: 'join',
      collection: slugs.honours,
      on: 'recipients',
      label: bilingual('荣誉', 'Honours'),
      defaultLimit: 100,
      defaultSort: '-year',
      maxDepth: 1,
      admin: { defaultColumns: ['title', 'level', 'year', 'workflowState'] },
    },
    {
      name: 'activities',
      type: 'join',
      collection: slugs.activities,
      on: 'participants.person',
      label: bilingual('参加的活动', 'Activities'),
      defaultLimit: 100,
      defaultSort: '-date.start',
      maxDepth: 1,
      admin: { defaultColumns: ['title', 'kind', 'date.start', 'workflowState'] },
    },
    {
      name: 'portrait',
      type: 'upload',
      relationTo: slugs.media,
      label: bilingual('照片', 'Portrait'),
      admin: { position: 'sidebar' },
    },
  ],
  indexes: [
    ['_status', 'deletedAt', 'slug', 'createdAt'],
    ['_status', 'name'],
  ],
})
