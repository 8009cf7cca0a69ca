import { blockText } from '../blockText.js'
import { fullWidth } from '../reading/fullWidth.js'
import { readDate } from '../reading/readDate.js'
import { readOrganisers } from '../reading/readOrganisers.js'
import { readPlace } from '../reading/readPlace.js'
import type { SourcedText } from '../SourcedText.js'
import type { Block } from '../tree.js'
import type { Item, DocumentItems } from './items.js'

type Draft = { heading?: SourcedText | undefined; paragraphs: SourcedText[] }

const activityVerb =
  /开展|举办|举行|召开|组织|启动|慰问|走访|看望|捐赠|捐助|发放|宣传|表演|演出|培训|体检|义诊|招聘|参观|调研|座谈|服务|评估|验配|上门|赠送|送去|进行|揭牌|签约|荣获|获得/
const continuationPattern =
  /^(?:活动(?:现场|中|当天|期间|结束|上|过程|伊始|开始)|现场|在(?:活动|现场|会)|期间|随后|接着|最后|当天|据(?:悉|了解|介绍|统计)|会上|会议(?:指出|强调|要求|认为)|此次|本次|这次|该活动|通过(?:此次|本次|这次|活动|开展)|与此同时|同时|近年来|多年来|下一步|今后|接下来|未来|系列活动|一系列活动|“|图为|大家|志愿者|孩子|小朋友|老师|他|她|其中)/
const closingPattern =
  /^(?:系列活动|一系列|此次系列|本次系列|通过(?:系列|一系列|此次|本次|开展)|下一步|今后|接下来|未来)|营造.{0,20}氛围|引导|激发|弘扬|进一步|增强了|提升了|感受到|丰富了|奠定.{0,6}基础/
const seriesPattern = /一系列|系列.{0,10}活动|多项.{0,10}活动|形式多样|丰富多彩|多种形式/

/**
 * Cuts a news report into what it reports. Headings part it where there are any; else a paragraph that says who, where or when, and
 * that something was done, begins another activity. An opening that speaks of a series and a closing that sums up are none.
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

/** The texts of a block in order; every item of a list stands for itself. */
function flatten(block: Block): { text: SourcedText; isHeading: boolean }[] {
  if (block.type === 'list') return block.items.flat().flatMap(flatten)
  if (block.type === 'quote') return block.blocks.flatMap(flatten)
  const text = blockText(block)
  return text.length === 0 ? [] : [{ text, isHeading: block.type === 'heading' }]
}
