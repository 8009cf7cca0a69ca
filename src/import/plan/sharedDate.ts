import { fullWidth } from '../reading/fullWidth.js'
import { readDate } from '../reading/readDate.js'
import type { SourcedText } from '../SourcedText.js'
import type { Reader } from './Reader.js'
import type { PlannedDate, Sourced } from './records.js'

const onThatDay =
  /(?:当日|当天|今日|今天|这一天|日)(?:，|上午|下午)[^。]{0,30}(?:开展|举办|举行|组织)[^。]{0,20}(?:系列|多项|多场|活动)/

/**
 * The date that an opening gives to a whole series: it names a day and says that on that day the series took place. An activity with
 * words of its own about time keeps those.
 */
export function sharedDate(opening: readonly SourcedText[], reader: Reader): Sourced<PlannedDate> | undefined {
  const text = opening[0]
  if (!text || !onThatDay.test(fullWidth(text.value))) return undefined
  const date = readDate(text.value, reader.knowledge.years)
  if (date?.precision !== 'day') return undefined
  const spans = text.spans(...date.at)
  reader.notes.push({ code: 'dateFromOpening', spans })
  return { value: { text: date.text, start: date.start, end: date.end, precision: date.precision }, spans }
}
