import { blockText } from '../blockText.js'
import { SourcedText } from '../SourcedText.js'
import type { Note, SourceTree } from '../tree.js'
import type { MediaPlan } from './planMedia.js'
import { readPublicationTime } from '../reading/readPublicationTime.js'
import type { ExtractionContext } from './ExtractionContext.js'
import type { ArticleKind, PlannedArticle } from './records.js'
import { toSourced, toOptionalSourced } from './toSourced.js'
import type { TopicPlan } from './planTopics.js'

type ArticleInput = {
  readonly title: SourcedText
  readonly opening: readonly SourcedText[]
  readonly images: MediaPlan
  readonly topics: TopicPlan
  readonly itemCount: number
  readonly context: ExtractionContext
}

/** The article, and the meta fields that it does not use. */
export type ArticlePlan = {
  readonly article: PlannedArticle
  readonly notes: readonly Note[]
  readonly unparsedDates: readonly SourcedText[]
  readonly siteSettings: readonly SourcedText[]
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

/** Plans the article of a document. */
export function planArticle(
  tree: SourceTree,
  { title, opening, images, topics, itemCount, context }: ArticleInput,
): ArticlePlan {
  const field = (...names: string[]) =>
    names.flatMap((name) => tree.meta.find(({ key }) => key === name)?.values ?? [])[0]
  const dateText = field('date')
  const published = dateText && readPublicationTime(dateText.value)
  const account = field('account')
  const link = [field('link', 'source_url', 'original', 'origin_url')].find(
    (text) => text && /^https?:\/\//.test(text.value),
  )
  const firstParagraph = tree.blocks.find((block) => block.type === 'paragraph')
  const summaryTexts =
    opening.length > 0 ? opening : tree.readAs === 'report' && firstParagraph ? [blockText(firstParagraph)] : []
  const notes: Note[] = []
  if (dateText && !published) notes.push({ code: 'dateUnreadable', spans: dateText.spans() })
  if (dateText && published?.note) notes.push({ code: published.note, spans: dateText.spans() })
  const coverSpans = new Set(images.cover?.spans.map(String))
  const isUnused = (name: string, text: SourcedText) =>
    !usedFields.has(name) && !text.spans().some((span) => coverSpans.has(String(span)))
  return {
    article: {
      key: 'articles:1',
      title: toSourced(title),
      summary: toOptionalSourced(field('description', 'excerpt', 'summary') ?? SourcedText.join(summaryTexts, ' ')),
      kind: classifyArticle(tree, title.value, itemCount, context),
      body: tree.blocks,
      cover: images.cover,
      images: images.images,
      topics: topics.keys,
      // Without a byline the account that published the article is its author.
      originName: toOptionalSourced(account ?? field('author')),
      originUrl: toOptionalSourced(link),
      byline: toOptionalSourced(field('byline') ?? account),
      publishedAt: published && dateText && { value: published.iso, spans: dateText.spans() },
    },
    notes,
    unparsedDates: dateText && !published ? [dateText] : [],
    siteSettings: tree.meta.flatMap(({ key, values }) => values.filter((text) => isUnused(key, text))),
  }
}

function classifyArticle(tree: SourceTree, title: string, itemCount: number, context: ExtractionContext): ArticleKind {
  if (/通知|公告|公示|通告|启事/.test(title)) return 'notice'
  const isReview = context.facts.reviewYear !== undefined || /大事记|回顾|盘点|纪事/.test(title)
  return tree.readAs === 'chronicle' && (isReview || itemCount >= 5) ? 'chronicle' : 'news'
}
