import { ImportError } from '../ImportError.js'
import type { SourcedText } from '../SourcedText.js'
import { blockText } from '../blockText.js'
import { fullWidth } from '../reading/fullWidth.js'
import { readDate } from '../reading/readDate.js'
import { homeRegion } from '../reading/regions.js'
import { markDropped } from '../transforms/markDropped.js'
import type { Block, Note, ReadAs, SourceTree } from '../tree.js'
import { type DocumentFacts, ExtractionContext } from './ExtractionContext.js'
import { isHonour } from './isHonour.js'
import type { DocumentItems } from './items.js'
import { readPublicationTime, publicationDay } from '../reading/readPublicationTime.js'
import { planActivity } from './planActivity.js'
import { planArticle } from './planArticle.js'
import { planHonours } from './planHonours.js'
import { planMedia } from './planMedia.js'
import { planTopics } from './planTopics.js'
import type { ImportPlan, PlannedActivity, PlannedDate, PlannedHonour, Sourced } from './records.js'
import { splitChronicle } from './splitChronicle.js'
import { splitNewsReport } from './splitNewsReport.js'

type Extraction = {
  readonly context: ExtractionContext
  readonly honours: readonly PlannedHonour[]
  readonly activities: readonly PlannedActivity[]
  readonly opening: readonly SourcedText[]
}

/**
 * Plans the records that a transformed tree becomes. The text is read twice: the second pass knows every name that the
 * first one found, so that a short form is understood even before the full form.
 * @throws ImportError `titleMissing` when there is neither title nor text
 */
export function planDocument(tree: SourceTree): ImportPlan {
  const title = findTitle(tree)
  if (!title) throw new ImportError('titleMissing')
  const facts = collectFacts(tree, title.text)
  const firstPass = extract(tree, facts)
  const people = new Set(firstPass.context.people.names)
  const organisations = new Set(firstPass.context.organisations.allNames)
  const { context, honours, activities, opening } = extract(tree, { ...facts, people, organisations })
  const images = planMedia(tree.blocks, tree.meta, title.text)
  const topics = planTopics(tree.meta)
  const { article, notes, unparsedDates, siteSettings } = planArticle(tree, {
    title: title.text,
    opening,
    images,
    topics,
    itemCount: honours.length + activities.length,
    context,
  })
  const dropped = markDropped(
    markDropped(
      markDropped(tree, 'siteCategory', spansOf(topics.siteCategories)),
      'siteSetting',
      spansOf(siteSettings),
    ),
    'unreadableDate',
    spansOf(unparsedDates),
  ).dropped
  return {
    format: tree.format,
    home: facts.home?.name,
    article,
    activities,
    honours,
    people: context.people.list(),
    organisations: context.organisations.list(),
    topics: topics.topics,
    media: images.media,
    dropped,
    notes: [...tree.notes, ...title.notes, ...notes, ...context.notes, ...context.organisations.notes, ...images.notes],
  }
}

const spansOf = (texts: readonly SourcedText[]) => texts.flatMap((text) => text.spans())

function collectFacts(tree: SourceTree, title: SourcedText): DocumentFacts {
  const field = (name: string) => tree.meta.find(({ key }) => key === name)?.values ?? []
  const body = tree.blocks.map((block) => blockText(block).value).join('\n')
  const review = tree.readAs === 'chronicle' ? findReviewYear(title, field('tags'), tree.blocks) : undefined
  const published = readPublicationTime(field('date')[0]?.value ?? '')
  return {
    home: homeRegion(`${title.value}\n${body}`, field('account')[0]?.value ?? '', title.value),
    years: {
      review: review?.value,
      published: published && publicationDay(published),
      chronicle: tree.readAs === 'chronicle',
    },
    reviewYear: review,
    people: new Set(),
    organisations: new Set(),
  }
}

const splitters: Readonly<Record<ReadAs, (blocks: readonly Block[]) => DocumentItems>> = {
  chronicle: splitChronicle,
  report: splitNewsReport,
}

/** One pass over the document. */
function extract(tree: SourceTree, facts: DocumentFacts): Extraction {
  const context = new ExtractionContext(facts)
  const { items, opening } = splitters[tree.readAs](tree.blocks)
  const account = tree.meta.find(({ key }) => key === 'account')?.values[0]
  if (account && /残联|残疾人联合会/.test(account.value)) context.organisations.addMention(account)
  const openingDate = findOpeningDate(opening, context)
  const honours = items.filter(isHonour).flatMap((item) => planHonours(item, context))
  const activities = items.filter((item) => !isHonour(item)).map((item) => planActivity(item, context, openingDate))
  return {
    context,
    honours: honours.map((honour, index) => ({ key: `honours:${index + 1}`, ...honour })),
    activities: activities.map((activity, index) => ({ key: `activities:${index + 1}`, ...activity })),
    opening,
  }
}

/** The title of a document; without one, its first heading or the beginning of its text, with a note. */
function findTitle(tree: SourceTree): { readonly text: SourcedText; readonly notes: readonly Note[] } | undefined {
  const title = tree.meta.find(({ key }) => key === 'title')?.values[0]
  if (title && title.length > 0) return { text: title, notes: [] }
  const texts = tree.blocks.filter((block) => block.type === 'heading' || block.type === 'paragraph')
  const first = texts.find((block) => block.type === 'heading') ?? texts[0]
  if (!first) return undefined
  const fullText = blockText(first)
  const end = fullText.value.search(/[。！？!?；;]/)
  const text = fullText.slice(0, Math.min(end < 0 ? fullText.length : end, 60))
  return text.length > 0 ? { text, notes: [{ code: 'titleFromText', spans: text.spans() }] } : undefined
}

const thatDay = '(?:当日|当天|今日|今天|这一天|日)(?:，|上午|下午)'
const sameDayPattern = new RegExp(`${thatDay}[^。]{0,30}(?:开展|举办|举行|组织)[^。]{0,20}(?:系列|多项|多场|活动)`)

/**
 * The date that the opening gives to a series of activities: it names a day and says that they took place on it. An
 * activity that states its own time keeps that.
 */
function findOpeningDate(
  opening: readonly SourcedText[],
  context: ExtractionContext,
): Sourced<PlannedDate> | undefined {
  const text = opening[0]
  if (!text || !sameDayPattern.test(fullWidth(text.value))) return undefined
  const date = readDate(text.value, context.facts.years)
  if (date?.precision !== 'day') return undefined
  const spans = text.spans(...date.at)
  context.notes.push({ code: 'dateFromOpening', spans })
  return { value: { text: date.text, start: date.start, end: date.end, precision: date.precision }, spans }
}

const yearPattern = /(?<!\d)((?:19|20)\d{2})(?!\d)/

/**
 * The year that a document says it reviews: a year in a title about a review (大事记, 回顾, 盘点, 年度), else in such
 * an opening line, else a tag that is a year. Other years in the text do not count.
 */
function findReviewYear(
  title: SourcedText,
  tags: readonly SourcedText[],
  blocks: readonly Block[],
): { readonly value: number; readonly text: SourcedText } | undefined {
  const reviewPattern = /大事记|回顾|盘点|年度|纪事|年鉴|掠影|成绩单|总结|这一年|十件|十大|年报/
  const leadingTexts = blocks.slice(0, blocks.findIndex((block) => block.type === 'heading') + 1).map(blockText)
  const opening = leadingTexts.filter(
    (text, index) => reviewPattern.test(text.value) || reviewPattern.test(leadingTexts[index - 1]?.value ?? ''),
  )
  const candidates = [
    ...(reviewPattern.test(title.value) || tags.some(({ value }) => reviewPattern.test(value)) ? [title] : []),
    ...opening,
    ...tags.filter(({ value }) => /^(?:19|20)\d{2}年?$/.test(value)),
  ]
  for (const text of candidates) {
    const match = yearPattern.exec(text.value)
    if (match?.[1]) return { value: Number(match[1]), text: text.slice(match.index, match.index + 4) }
  }
  return undefined
}
