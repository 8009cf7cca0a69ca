import { governedCollection } from '../src/governed/governedCollection.js'
import { select } from '../src/fields/select.js'
import { honourLevels, honourScopes } from '../src/vocabulary/options.js'
import { maxSourceLength } from '../src/vocabulary/limits.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

export const Honours = governedCollection({
  slug: slugs.honours,
  labels: { singular: bilingual('荣誉', 'Honour'), plural: bilingual('荣誉', 'Honours') },
  graphQL: { singularName: 'Honour', pluralName: 'Honours' },
  titleField: 'title',
  publicSort: '-year',
  admin: {
    defaultColumns: ['title', 'level', 'scope', 'year', 'workflowState', 'updatedAt'],
    listSearchableFields: ['title', 'citation', 'occasion', 'team'],
    description: bilingual('奖牌、名次、称号和代表资格。', 'Medals, places, titles and delegations.'),
  },
  fields: [
    { name: 'title', type: 'text', label: bilingual('标题', 'Title'), required: true, index: true },
    { name: 'citation', type: 'textarea', maxLength: maxSourceLength, label: bilingual('获奖说明', 'Citation') },
    {
      name: 'recipients',
      type: 'relationship',
      relationTo: slugs.people,
      hasMany: true,
      label: bilingual('获得者', 'Recipients'),
      index: true,
    },
    {
      name: 'team',
      type: 'text',
      label: bilingual('团队', 'Team'),
      admin: { description: bilingual('原文没有写姓名时，写明获奖的队伍。', 'The team, where no person is named.') },
    },
    { name: 'occasion', type: 'text', label: bilingual('赛事或评选', 'Occasion') },
    select('level', bilingual('等级', 'Level'), honourLevels, { index: true, admin: { position: 'sidebar' } }),
    select('scope', bilingual('级别', 'Scope'), honourScopes, { index: true, admin: { position: 'sidebar' } }),
    {
      name: 'year',
      type: 'number',
      label: bilingual('年份', 'Year'),
      index: true,
      min: 1900,
      max: 2200,
      admin: { position: 'sidebar' },
    },
    {
      name: 'article',
      type: 'relationship',
      relationTo: slugs.articles,
      label: bilingual('报道文章', 'Reported in'),
      index: true,
      admin: { position: 'sidebar' },
    },
  ],
  indexes: [
    ['_status', 'deletedAt', 'year', 'createdAt'],
    ['_status', 'level'],
  ],
})
