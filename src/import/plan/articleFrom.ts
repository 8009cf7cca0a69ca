import { blockText } from '../blockText.js'
import { SourcedText } from '../SourcedText.js'
import type { Note, SourceTree } from '../tree.js'
import type { PlannedImages } from './mediaFrom.js'
import { readPublishedAt } from './publishedAt.js'
import type { Reader } from './Reader.js'
import type { ArticleKind, PlannedArticle } from './records.js'
import { sourced, sourcedIf } from './sourced.js'
import type { PlannedTopics } from './topicsFrom.js'

type Parts = {
  readonly title: SourcedText
  readonly opening: readonly SourcedText[]
  readonly images: PlannedImages
  readonly topics: PlannedTopics
  readonly items: number
  readonly reader: Reader
}

/** The article, and the values of the head that it does not use. */
export type PlannedHead = {
  readonly article: PlannedArticle
  readonly notes: readonly Note[]
  readonly unread: readonly SourcedText[]
  readonly furniture: readonly SourcedText[]
}

const usedFields = new Set([
  'title',
  'account',
  'author',
  'date',
  'byline',
  'categories',
  'category',
  'tags',
  'keywords',
  'description',
  'excerpt',
  'summary',
  'link',
  'source_url',
  'original',
  'origin_url',
])

/** Makes the article of a document. */
export function articleFrom(tree: SourceTree, { title, opening, images, topics, items, reader }: Parts): PlannedHead {
  const field = (...names: string[]) =>
    names.flatMap((name) => tree.meta.find(({ key }) => key === name)?.values ?? [])[0]
  const written = field('date')
  const published = written && readPublishedAt(written.value)
  const account = field('account')
  const link = [field('link', 'source_url', 'original', 'origin_url')].find(
    (text) => text && /^https?:\/\//.test(text.value),
  )
  const firstProse = tree.blocks.find((block) => block.type === 'paragraph')
  const prose =
    opening.length > 0 ? opening : tree.format === 'staticSitePost' && firstProse ? [blockText(firstProse)] : []
  const notes: Note[] = []
  if (written && !published) notes.push({ code: 'dateUnreadable', spans: written.spans() })
  if (written && published?.note) notes.push({ code: published.note, spans: written.spans() })
  const coverSpans = new Set(images.cover?.spans.map(String))
  const isUnused = (name: string, text: SourcedText) =>
    !usedFields.has(name) && !text.spans().some((span) => coverSpans.has(String(span)))
  return {
    article: {
      key: 'articles:1',
      title: sourced(title),
      summary: sourcedIf(field('description', 'excerpt', 'summary') ?? SourcedText.join(prose, ' ')),
      kind: kindOf(tree, title.value, items, reader),
      body: tree.blocks,
      cover: images.cover,
      images: images.images,
      topics: topics.keys,
      // On WeChat the account signs what it publishes unless somebody else is named.
      originName: sourcedIf(account ?? field('author')),
      originUrl: sourcedIf(link),
      byline: sourcedIf(field('byline') ?? account),
      publishedAt: published && written && { value: published.iso, spans: written.spans() },
    },
    notes,
    unread: written && !published ? [written] : [],
    furniture: tree.meta.flatMap(({ key, values }) => values.filter((text) => isUnused(key, text))),
  }
}

function kindOf(tree: SourceTree, title: string, items: number, reader: Reader): ArticleKind {
  if (/通知|公告|公示|通告|启事/.test(title)) return 'notice'
  const reviews = reader.knowledge.reviewYear !== undefined || /大事记|回顾|盘点|纪事/.test(title)
  return tree.format === 'wechatPage' && (reviews || items >= 5) ? 'chronicle' : 'news'
}
