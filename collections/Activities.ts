import { governedCollection } from '../src/governed/governedCollection.js'
import { select } from '../src/fields/select.js'
import { validateDay, validateLastDay } from '../src/fields/validateDay.js'
import { activityKinds, datePrecisions } from '../src/vocabulary/options.js'
import { maxSourceLength } from '../src/vocabulary/limits.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

export const Activities = governedCollection({
  slug: slugs.activities,
  labels: { singular: bilingual('活动', 'Activity'), plural: bilingual('活动', 'Activities') },
  graphQL: { singularName: 'Activity', pluralName: 'Activities' },
  titleField: 'title',
  publicSort: '-date.start',
  admin: {
    defaultColumns: ['title', 'kind', 'workflowState', 'date.start', 'place', 'updatedAt'],
    listSearchableFields: ['title', 'description', 'place'],
    description: bilingual('会议、活动、走访、慰问和服务。', 'Meetings, events, visits, care and services.'),
  },
  fields: [
    { name: 'title', type: 'text', label: bilingual('标题', 'Title'), required: true, index: true },
    {
      name: 'description',
      type: 'textarea',
      maxLength: maxSourceLength,
      label: bilingual('经过', 'Description'),
      admin: {
        rows: 8,
        description: bilingual('纯文本，段落之间空一行。', 'Plain text; an empty line parts paragraphs.'),
      },
    },
    {
      name: 'date',
      type: 'group',
      label: bilingual('日期', 'Date'),
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'text',
              type: 'text',
              label: bilingual('原文写法', 'As written'),
              admin: {
                width: '40%',
                description: bilingual(
                  '如“3月”“春节前夕”，不知道的不要补。',
                  'Such as 3月 or 春节前夕; do not fill in what is not known.',
                ),
              },
            },
            {
              name: 'start',
              type: 'text',
              label: bilingual('开始（年-月-日）', 'Start (YYYY-MM-DD)'),
              index: true,
              validate: validateDay,
              admin: { width: '20%' },
            },
            {
              name: 'end',
              type: 'text',
              label: bilingual('结束（年-月-日）', 'End (YYYY-MM-DD)'),
              validate: validateLastDay,
              admin: { width: '20%' },
            },
            select('precision', bilingual('精确到', 'Precision'), datePrecisions, { admin: { width: '20%' } }),
          ],
        },
      ],
    },
    { name: 'place', type: 'text', label: bilingual('地点', 'Place') },
    {
      name: 'organisers',
      type: 'relationship',
      relationTo: slugs.organisations,
      hasMany: true,
      label: bilingual('主办单位', 'Organisers'),
    },
    {
      name: 'participants',
      type: 'array',
      label: bilingual('参加人员', 'Participants'),
      labels: { singular: bilingual('参加人员', 'Participant'), plural: bilingual('参加人员', 'Participants') },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'person',
              type: 'relationship',
              relationTo: slugs.people,
              label: bilingual('人物', 'Person'),
              index: true,
            },
            {
              name: 'title',
              type: 'text',
              label: bilingual('当日职务', 'Title on that day'),
              admin: { description: bilingual('按当日原文写法。', 'As written on that day.') },
            },
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
    {
      name: 'figures',
      type: 'array',
      label: bilingual('数字', 'Figures'),
      labels: { singular: bilingual('数字', 'Figure'), plural: bilingual('数字', 'Figures') },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'value', type: 'number', label: bilingual('数值', 'Value'), required: true },
            { name: 'unit', type: 'text', label: bilingual('单位', 'Unit') },
            { name: 'label', type: 'text', label: bilingual('说明', 'Label') },
          ],
        },
      ],
    },
    select('kind', bilingual('类别', 'Kind'), activityKinds, { index: true, admin: { position: 'sidebar' } }),
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
    ['_status', 'deletedAt', 'date.start', 'createdAt'],
    ['_status', 'kind'],
  ],
})
