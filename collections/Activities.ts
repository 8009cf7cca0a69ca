import { governed } from '../src/fields/governed.js'
import { select } from '../src/fields/select.js'
import { validDay } from '../src/fields/validDay.js'
import { activityKinds, datePrecisions } from '../src/vocabulary/options.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { text } from '../src/vocabulary/text.js'

export const Activities = governed({
  slug: slugs.activities,
  labels: { singular: text('活动', 'Activity'), plural: text('活动', 'Activities') },
  graphQL: { singularName: 'Activity', pluralName: 'Activities' },
  titleField: 'title',
  defaultSort: '-date.start',
  admin: {
    defaultColumns: ['title', 'kind', 'workflowState', 'date.start', 'place', 'updatedAt'],
    listSearchableFields: ['title', 'description', 'place'],
    description: text('会议、活动、走访、慰问和服务。', 'Meetings, events, visits, care and services.'),
  },
  fields: [
    { name: 'title', type: 'text', label: text('标题', 'Title'), required: true, index: true },
    {
      name: 'description',
      type: 'textarea',
      label: text('经过', 'Description'),
      admin: { rows: 8, description: text('纯文本，段落之间空一行。', 'Plain text; an empty line parts paragraphs.') },
    },
    {
      name: 'date',
      type: 'group',
      label: text('日期', 'Date'),
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'text',
              type: 'text',
              label: text('原文写法', 'As written'),
              admin: {
                width: '40%',
                description: text(
                  '如“3月”“春节前夕”，不知道的不要补。',
                  'Such as 3月 or 春节前夕; do not fill in what is not known.',
                ),
              },
            },
            {
              name: 'start',
              type: 'text',
              label: text('开始（年-月-日）', 'Start (YYYY-MM-DD)'),
              index: true,
              validate: validDay,
              admin: { width: '20%' },
            },
            {
              name: 'end',
              type: 'text',
              label: text('结束（年-月-日）', 'End (YYYY-MM-DD)'),
              validate: validDay,
              admin: { width: '20%' },
            },
            select('precision', text('精确到', 'Precision'), datePrecisions, { admin: { width: '20%' } }),
          ],
        },
      ],
    },
    { name: 'place', type: 'text', label: text('地点', 'Place') },
    {
      name: 'organisers',
      type: 'relationship',
      relationTo: slugs.organisations,
      hasMany: true,
      label: text('主办单位', 'Organisers'),
    },
    {
      name: 'participants',
      type: 'array',
      label: text('参加人员', 'Participants'),
      labels: { singular: text('参加人员', 'Participant'), plural: text('参加人员', 'Participants') },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'person',
              type: 'relationship',
              relationTo: slugs.people,
              label: text('人物', 'Person'),
              index: true,
            },
            {
              name: 'title',
              type: 'text',
              label: text('当日职务', 'Title on that day'),
              admin: { description: text('按当日原文写法。', 'As written on that day.') },
            },
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
    {
      name: 'figures',
      type: 'array',
      label: text('数字', 'Figures'),
      labels: { singular: text('数字', 'Figure'), plural: text('数字', 'Figures') },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'value', type: 'number', label: text('数值', 'Value'), required: true },
            { name: 'unit', type: 'text', label: text('单位', 'Unit') },
            { name: 'label', type: 'text', label: text('说明', 'Label') },
          ],
        },
      ],
    },
    select('kind', text('类别', 'Kind'), activityKinds, { index: true, admin: { position: 'sidebar' } }),
    {
      name: 'article',
      type: 'relationship',
      relationTo: slugs.articles,
      label: text('报道文章', 'Reported in'),
      index: true,
      admin: { position: 'sidebar' },
    },
  ],
  indexes: [
    ['_status', 'deletedAt', 'date.start', 'createdAt'],
    ['_status', 'kind'],
  ],
})
