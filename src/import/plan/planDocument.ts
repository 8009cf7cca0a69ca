import { blockText } from '../blockText.js'
import { ImportError } from '../ImportError.js'
import { homeRegion } from '../reading/regions.js'
import type { SourcedText } from '../SourcedText.js'
import { dropFrom } from '../transforms/dropFrom.js'
import type { SourceTree } from '../tree.js'
import { activityFrom } from './activityFrom.js'
import { articleFrom } from './articleFrom.js'
import { chronicleItems } from './chronicleItems.js'
import { honoursFrom } from './honoursFrom.js'
import { isHonour } from './isHonour.js'
import { mediaFrom } from './mediaFrom.js'
import { readPublishedAt } from './publishedAt.js'
import { Reader, type Knowledge } from './Reader.js'
import type { ImportPlan, PlannedActivity, PlannedHonour } from './records.js'
import { reportItems } from './reportItems.js'
import { reviewYear } from './reviewYear.js'
import { sharedDate } from './sharedDate.js'
import { titleOf } from './titleOf.js'
import { topicsFrom } from './topicsFrom.js'

type Reading = {
  readonly reader: Reader
  readonly honours: readonly PlannedHonour[]
  readonly activities: readonly PlannedActivity[]
  readonly opening: readonly SourcedText[]
}

/**
 * Makes the plan of a transformed tree: the typed records that a document becomes. The text is read twice, the second time knowing every name
 * of the first, so that a short form is understood wherever the full one stands.
 * @throws ImportError `titleMissing` when there is neither title nor text
 */
export function planDocument(tree: SourceTree): ImportPlan {
  const title = titleOf(tree)
  if (!title) throw new ImportError('titleMissing')
  const knowledge = whatIsKnown(tree, title.text)
  const first = read(tree, knowledge)
  const people = new Set(first.reader.people.names)
  const organisations = new Set(first.reader.organisations.writtenNames)
  const { reader, honours, activities, opening } = read(tree, { ...knowledge, people, organisations })
  const images = mediaFrom(tree.blocks, tree.meta, title.text)
  const topics = topicsFrom(tree.meta)
  const { article, notes, unread, furniture } = articleFrom(tree, {
    title: title.text,
    opening,
    images,
    topics,
    items: honours.length + activities.length,
    reader,
  })
  const dropped = dropFrom(
    dropFrom(dropFrom(tree, 'siteCategory', spansOf(topics.furniture)), 'siteSetting', spansOf(furniture)),
    'unreadableDate',
    spansOf(unread),
  ).dropped
  return {
    format: tree.format,
    home: knowledge.home?.name,
    article,
    activities,
    honours,
    people: reader.people.list(),
    organisations: reader.organisations.list(),
    topics: topics.topics,
    media: images.media,
    dropped,
    notes: [...tree.notes, ...title.notes, ...notes, ...reader.notes, ...reader.organisations.notes, ...images.notes],
  }
}

const spansOf = (texts: readonly SourcedText[]) => texts.flatMap((text) => text.spans())

function whatIsKnown(tree: SourceTree, title: SourcedText): Knowledge {
  const field = (name: string) => tree.meta.find(({ key }) => key === name)?.values ?? []
  const body = tree.blocks.map((block) => blockText(block).value).join('\n')
  const review = tree.format === 'wechatPage' ? reviewYear(title, field('tags'), tree.blocks) : undefined
  const published = readPublishedAt(field('date')[0]?.value ?? '')?.iso.slice(0, 10)
  return {
    home: homeRegion(`${title.value}\n${body}`, field('account')[0]?.value ?? '', title.value),
    years: { review: review?.value, published, chronicle: tree.format === 'wechatPage' },
    reviewYear: review,
    people: new Set(),
    organisations: new Set(),
  }
}

function read(tree: SourceTree, knowledge: Knowledge): Reading {
  const reader = new Reader(knowledge)
  const { items, opening } = tree.format === 'wechatPage' ? chronicleItems(tree.blocks) : reportItems(tree.blocks)
  const account = tree.meta.find(({ key }) => key === 'account')?.values[0]
  if (account && /残联|残疾人联合会/.test(account.value)) reader.organisations.mention(account)
  const shared = sharedDate(opening, reader)
  const honours = items.filter(isHonour).flatMap((item) => honoursFrom(item, reader))
  const activities = items.filter((item) => !isHonour(item)).map((item) => activityFrom(item, reader, shared))
  return {
    reader,
    honours: honours.map((honour, index) => ({ key: `honours:${index + 1}`, ...honour })),
    activities: activities.map((activity, index) => ({ key: `activities:${index + 1}`, ...activity })),
    opening,
  }
}
