import { blockText } from '../blockText.js'
import { anyOf } from '../reading/anyOf.js'
import { fullWidth } from '../reading/fullWidth.js'
import { readDate } from '../reading/readDate.js'
import { readOrganisers } from '../reading/readOrganisers.js'
import { readPlace } from '../reading/readPlace.js'
import type { SourcedText } from '../SourcedText.js'
import type { Block } from '../tree.js'
import words from './data/newsReports.json' with { type: 'json' }
import type { Item, DocumentItems } from './items.js'

type Draft = { heading?: SourcedText | undefined; paragraphs: SourcedText[] }

const activityVerb = new RegExp(words.activityVerbs.join('|'))
/** How a paragraph begins that continues the activity before it. */
const continuationPattern = new RegExp(`^${anyOf(words.continuations)}`)
const closingStart = '系列活动|一系列|此次系列|本次系列|通过(?:系列|一系列|此次|本次|开展)|下一步|今后|接下来|未来'
const closingPattern = new RegExp(
  `^(?:${closingStart})|营造.{0,20}氛围|引导|激发|弘扬|进一步|增强了|提升了|感受到|丰富了|奠定.{0,6}基础`,
)
const seriesPattern = /一系列|系列.{0,10}活动|多项.{0,10}活动|形式多样|丰富多彩|多种形式/

/**
 * Splits a news report into its items, at its headings if it has any. Else a new item begins with each paragraph that
 * says that something was done and by whom, where or when. An opening about a whole series and a closing summary are
 * not items.
 */
export function splitNewsReport(blocks: readonly Block[]): DocumentItems {
  const texts = blocks.flatMap(flatten)
  const lastTextIndex = texts.findLastIndex(({ isHeading }) => !isHeading)
  const drafts: Draft[] = []
  const opening: SourcedText[] = []
  let current: Draft | undefined
  const startItem = (draft: Draft) => {
    current = draft
    drafts.push(draft)
  }
  texts.forEach(({ text, isHeading }, index) => {
    const value = fullWidth(text.value)
    if (isHeading) startItem({ heading: text, paragraphs: [] })
    else if (
      index === 0 &&
      seriesPattern.test(value) &&
      texts.slice(1).some((other) => !other.isHeading && startsActivity(fullWidth(other.text.value)))
    )
      opening.push(text)
    else if (drafts.length > 0 && isClosing(value, index === lastTextIndex)) current = undefined
    else if (!current?.heading && startsActivity(value)) startItem({ paragraphs: [text] })
    else if (current) current.paragraphs.push(text)
    else if (drafts.length === 0) opening.push(text)
  })
  return {
    items: drafts.filter((draft): draft is Item & Draft =>
      draft.paragraphs.some((text) => activityVerb.test(text.value)),
    ),
    opening,
  }
}

const startsActivity = (value: string): boolean =>
  !continuationPattern.test(value) &&
  activityVerb.test(value) &&
  (readOrganisers(value).length > 0 || readPlace(value) !== undefined || readDate(value.slice(0, 24), {}) !== undefined)

const isClosing = (value: string, isLast: boolean): boolean =>
  closingPattern.test(value) &&
  readPlace(value) === undefined &&
  readOrganisers(value).length === 0 &&
  (isLast || /^(?:系列活动|一系列活动|此次系列|本次系列|下一步|今后|未来)/.test(value))

/** The texts of a block in order, one for each paragraph, also of lists and quotes. */
function flatten(block: Block): { text: SourcedText; isHeading: boolean }[] {
  if (block.type === 'list') return block.items.flat().flatMap(flatten)
  if (block.type === 'quote') return block.blocks.flatMap(flatten)
  const text = blockText(block)
  return text.length === 0 ? [] : [{ text, isHeading: block.type === 'heading' }]
}
