import { blockText } from '../blockText.js'
import { findPeople } from '../reading/findPeople.js'
import { fullWidth } from '../reading/fullWidth.js'
import { readAwards } from '../reading/readAwards.js'
import { readDate } from '../reading/readDate.js'
import type { SourcedText } from '../SourcedText.js'
import { bullets, isDateOnly } from '../transforms/lineKinds.js'
import type { Block } from '../tree.js'
import type { Item, DocumentItems } from './items.js'

type Draft = {
  section?: SourcedText | undefined
  heading?: SourcedText | undefined
  dateLine?: SourcedText | undefined
  paragraphs: SourcedText[]
}

const startsWithMonth = new RegExp(`^${bullets}(?:(?:19|20)\\d{2}年)?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月`)
/** An entry under the name of a month, with a day of its own: ●6日 …, 1月6日 … */
const startsWithDay = new RegExp(`^${bullets}(?:(?:19|20)\\d{2}年)?(?:\\d{1,2}月)?\\d{1,2}[日号]`)
const outlookWords =
  '新的一年|新征程|未来|下一步|展望|接下来|今后|征途|奋进|回首|站在|踏上|让我们|' +
  '过去的一年|这一年|一年来|岁月|感谢|道阻且长|行而不辍|我们将|区残联将|市残联将|县残联将|残联将'
const outlookPattern = new RegExp(`^(?:(?:19|20)\\d{2}年?，)?(?:${outlookWords})`)

/**
 * Splits a chronicle into its items: what follows a heading of level 3 or a date line, and paragraphs without a heading
 * that report something.
 */
export function splitChronicle(blocks: readonly Block[]): DocumentItems {
  const items: Draft[] = []
  const opening: SourcedText[] = []
  let section: SourcedText | undefined
  let current: Draft | undefined
  const startItem = (draft: Omit<Draft, 'paragraphs'>, ...paragraphs: SourcedText[]) => {
    current = { section, ...draft, paragraphs }
    items.push(current)
  }
  for (const block of blocks) {
    const text = blockText(block)
    if (text.length === 0) continue
    if (block.type === 'heading') {
      if (block.level === 2) [section, current] = [text, undefined]
      else if (current?.dateLine && !current.heading && current.paragraphs.length === 0) current.heading = text
      else startItem({ heading: text })
    } else if (isDateOnly(text.value)) startItem({ dateLine: text })
    else if (current?.dateLine && !current.heading && startsWithDay.test(text.value)) {
      const { dateLine } = current
      if (current.paragraphs.length === 0) items.pop()
      startItem({ dateLine }, text)
    } else if (items.length > 0 && isOutlook(text.value)) current = undefined
    else if (
      current &&
      !(current.heading === undefined && current.dateLine === undefined && startsWithMonth.test(text.value))
    )
      current.paragraphs.push(text)
    else if (hasReportableContent(text.value)) startItem({}, text)
    else if (items.length === 0) opening.push(text)
  }
  return {
    items: items
      .flatMap(splitByDate)
      .filter(
        (item) =>
          item.paragraphs.length > 0 || (item.heading && readAwards(item.heading.value).length > 0) || item.dateLine,
      ),
    opening,
  }
}

/** Whether a paragraph looks back or ahead in general and ends the item before it. */
const isOutlook = (text: string): boolean => outlookPattern.test(fullWidth(text)) && !startsWithMonth.test(text)

/** Whether a paragraph without a heading reports something: it names a date, a person or an award. */
const hasReportableContent = (text: string): boolean =>
  startsWithMonth.test(text) ||
  readDate(text, {})?.precision === 'day' ||
  findPeople(text).length > 0 ||
  readAwards(text).length > 0

/**
 * Splits an item whose paragraphs each begin with a different date into one item for each; its heading becomes their
 * section.
 */
function splitByDate(item: Draft): Item[] {
  const days = item.paragraphs.map((text) =>
    startsWithMonth.test(text.value) ? readDate(text.value, { review: 2000 })?.text : undefined,
  )
  const distinct = new Set(days)
  if (!item.heading || item.paragraphs.length < 2 || distinct.has(undefined) || distinct.size < item.paragraphs.length)
    return [item]
  return item.paragraphs.map((text) => ({ section: item.heading, paragraphs: [text] }))
}
