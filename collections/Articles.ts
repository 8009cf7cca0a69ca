import { governedCollection } from '../src/governed/governedCollection.js'
import { publishedAtFields } from '../src/governed/publicationDates.js'
import { bodyHtml } from '../src/richText/richTextHtml.js'
import { select } from '../src/fields/select.js'
import { webAddress } from '../src/fields/webAddress.js'
import { articleKinds } from '../src/vocabulary/options.js'
import { maxSourceLength } from '../src/vocabulary/limits.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

export const Articles = governedCollection({
  slug: slugs.articles,
  labels: { singular: bilingual('文章', 'Article'), plural: bilingual('文章', 'Articles') },
  graphQL: { singularName: 'Article', pluralName: 'Articles' },
  titleField: 'title',
  publicSort: '-publishedAt',
  admin: {
    defaultColumns: ['title', 'kind', 'workflowState', 'publishedAt', 'updatedAt'],
    listSearchableFields: ['title', 'summary', 'byline'],
    description: bilingual('新闻、大事记、专题和公告。', 'News, chronicles, features and notices.'),
  },
  fields: [
    { name: 'title', type: 'text', label: bilingual('标题', 'Title'), required: true, index: true },
    {
      name: 'summary',
      type: 'textarea',
      maxLength: maxSourceLength,
      label: bilingual('摘要', 'Summary'),
      admin: {
        description: bilingual('一两句话，用于列表和分享卡片。', 'One or two sentences for lists and share cards.'),
      },
    },
    { name: 'body', type: 'richText', label: bilingual('正文', 'Body') },
    bodyHtml(),
    {
      name: 'images',
      type: 'upload',
      relationTo: slugs.media,
      hasMany: true,
      label: bilingual('配图', 'Images'),
    },
    {
      name: 'activities',
      type: 'join',
      collection: slugs.activities,
      on: 'article',
      label: bilingual('报道的活动', 'Activities reported'),
      defaultLimit: 100,
      defaultSort: 'createdAt',
      maxDepth: 1,
      admin: { defaultColumns: ['title', 'kind', 'date.start', 'workflowState'] },
    },
    {
      name: 'honours',
      type: 'join',
      collection: slugs.honours,
      on: 'article',
      label: bilingual('报道的荣誉', 'Honours reported'),
      defaultLimit: 100,
      defaultSort: 'createdAt',
      maxDepth: 1,
      admin: { defaultColumns: ['title', 'level', 'year', 'workflowState'] },
    },
    select('kind', bilingual('类别', 'Kind'), articleKinds, {
      defaultValue: 'news',
      index: true,
      required: true,
      admin: { position: 'sidebar' },
    }),
    {
      name: 'cover',
      type: 'upload',
      relationTo: slugs.media,
      label: bilingual('封面', 'Cover'),
      admin: { position: 'sidebar' },
    },
    {
      name: 'topics',
      type: 'relationship',
      relationTo: slugs.topics,
      hasMany: true,
      label: bilingual('主题', 'Topics'),
      admin: { position: 'sidebar' },
    },
    {
      name: 'byline',
      type: 'text',
      label: bilingual('作者署名', 'Byline'),
      admin: {
        position: 'sidebar',
        description: bilingual('写稿人的姓名，按原文署名。', 'Who wrote it, as signed in the original.'),
      },
    },
    ...publishedAtFields({
      label: bilingual('原始发布时间', 'Originally published'),
      index: true,
      admin: {
        position: 'sidebar',
        date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' },
        description: bilingual(
          '转载时填写；在此首发的留空，网站得到首次公开时间。',
          'For what appeared elsewhere before; left empty, websites get the time of its first publication here.',
        ),
      },
    }),
    {
      name: 'origin',
      type: 'group',
      label: bilingual('出处', 'Origin'),
      admin: {
        position: 'sidebar',
        description: bilingual('转载时填写最初发布的媒体。', 'Where it first appeared, when it is a reprint.'),
      },
      fields: [
        { name: 'name', type: 'text', label: bilingual('媒体名称', 'Name') },
        { name: 'author', type: 'text', label: bilingual('原作者', 'Author') },
        webAddress('url', bilingual('原文网址', 'Address')),
      ],
    },
  ],
  indexes: [
    ['_status', 'deletedAt', 'publicDate', 'createdAt'],
    ['_status', 'kind'],
  ],
})
