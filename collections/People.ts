import { biographyHtml } from '../src/fields/biographyHtml.js'
import { governed } from '../src/fields/governed.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { text } from '../src/vocabulary/text.js'

export const People = governed({
  slug: slugs.people,
  labels: { singular: text('人物', 'Person'), plural: text('人物', 'People') },
  graphQL: { singularName: 'Person', pluralName: 'People' },
  titleField: 'name',
  surname: true,
  defaultSort: 'slug',
  admin: {
    defaultColumns: ['name', 'workflowState', 'updatedAt'],
    listSearchableFields: ['name'],
    description: text(
      '获奖者、干部、志愿者等文章中出现的人。',
      'Winners, officials, volunteers: whoever the texts name.',
    ),
  },
  fields: [
    { name: 'name', type: 'text', label: text('姓名', 'Name'), required: true, index: true },
    {
      name: 'positions',
      type: 'array',
      label: text('职务', 'Positions'),
      labels: { singular: text('职务', 'Position'), plural: text('职务', 'Positions') },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'title', type: 'text', label: text('职务名称', 'Title') },
            {
              name: 'organisation',
              type: 'relationship',
              relationTo: slugs.organisations,
              label: text('单位', 'Organisation'),
            },
          ],
        },
      ],
    },
    { name: 'biography', type: 'richText', label: text('简介', 'Biography') },
    biographyHtml(),
    {
      name: 'honours',
      type: 'join',
      collection: slugs.honours,
      on: 'recipients',
      label: text('荣誉', 'Honours'),
      defaultLimit: 100,
      maxDepth: 1,
      admin: { defaultColumns: ['title', 'level', 'year', 'workflowState'] },
    },
    {
      name: 'activities',
      type: 'join',
      collection: slugs.activities,
      on: 'participants.person',
      label: text('参加的活动', 'Activities'),
      defaultLimit: 100,
      maxDepth: 1,
      admin: { defaultColumns: ['title', 'kind', 'date.start', 'workflowState'] },
    },
    {
      name: 'portrait',
      type: 'upload',
      relationTo: slugs.media,
      label: text('照片', 'Portrait'),
      admin: { position: 'sidebar' },
    },
  ],
  indexes: [
    ['_status', 'deletedAt', 'slug', 'createdAt'],
    ['_status', 'name'],
  ],
})
