import { chineseNumber } from './chineseNumber.js'
import { fullWidth } from './fullWidth.js'
import type { Range } from './splitList.js'

/** What years a text lets us know: the one the whole reviews, and when it was published (`YYYY-MM-DD`). */
export type YearContext = {
  readonly review?: number | undefined
  readonly published?: string | undefined
  /** A chronicle tells of times long before it comes out: its publication gives no year to a bare date. */
  readonly chronicle?: boolean
}

/** A date as precise as it is written; without `start` only the wording is known. */
export type DateMention = {
  readonly at: Range
  readonly text: string
  readonly start?: string | undefined
  readonly end?: string | undefined
  readonly precision?: 'day' | 'month' | 'year' | undefined
  /** Where the year came from, when the date itself does not name one. */
  readonly yearFrom?: 'review' | 'publication' | undefined
}

const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const year = '(?:(?<year>(?:19|20)\\d{2}|[一二][〇零一二三四五六七八九]{3})年|(?<relative>今年|去年|前年|当年|本年)的?)'
const to = '(?:至|到|—|–|-|~|～|－|──|——)'
const monthAndDay = `(?<months>${number})月(?:份)?(?:(?<days>${number})(?:日|号)?${to}(?:(?<months2>${number})月)?(?<days2>${number})(?:日|号)|(?<day>${number})(?:日|号)|${to}(?<monthsTo>${number})月(?:份)?)?`
const digits = '(?<y3>(?:19|20)\\d{2})[-/.](?<m3>\\d{1,2})(?:[-/.](?<d3>\\d{1,2}))?'
const calendar = new RegExp(
  `(?:${digits}(?!\\d)|${year}?${monthAndDay}(?<third>[上中下]旬)?(?<half>[初中末底]|以来)?)`,
  'g',
)
const yearAlone = new RegExp(`^(?:${year}(?=[，、]|以来|全年|期间|底|初|$)|(?<entire>全年|年内)(?=[，共累]))`)

const festivals =
  '元旦|春节|新春|元宵节?|清明节?|五一|劳动节|端午节?|六一|儿童节|七一|建党节|八一|建军节|教师节|中秋节?|国庆节?|重阳节?|国际残疾人日|全国助残日|助残日|全国爱耳日|爱耳日|全国爱眼日|爱眼日|国际盲人节|盲人节|国际聋人日|聋人节|世界[\\u4e00-\\u9fa5]{2,6}日|全国残疾预防日|残疾预防日|全国特奥日|全国肢残人活动日|肢残人活动日|寒假|暑假|两节|双节'
const vague = new RegExp(
  `(?:${year})?(?:(?:第[\\d一二三四五六七八九十]+个)?[“"]?(?:${festivals})[”"]?(?:前夕|前后|期间|来临之际|到来之际|之际|当天|当日)|年初|年中|年底|年末|岁末年初|岁末|上半年|下半年|第?[一二三四]季度|近日|日前|近期|前不久|[春夏秋冬]季|盛夏|隆冬|汛期|寒冬腊月|腊月|金秋时节|春暖花开之际)`,
)

/** Before a date that is not that of the event: an ordinal, a day that is looked forward to, a closing date. */
const notThisDay = /[第前近每]$|(?:迎接|庆祝|纪念|距离?|截至|截止|出生于|始于)[^，。]{0,6}$/

/** Finds the first date of a sentence, or the first wording of a time that is no calendar date; `undefined` when it says nothing of time. */
export function readDate(original: string, context: YearContext): DateMention | undefined {
  const text = fullWidth(original)
  const exact = [...text.matchAll(calendar)].filter(
    (match) =>
      !notThisDay.test(text.slice(0, match.index)) &&
      !/^(?:个|龄|薪|嫂)/.test(text.slice(match.index + match[0].length)),
  )[0]
  const loose = vague.exec(text)
  if (exact && !(loose && loose.index === 0 && exact.index > 12)) return calendarDate(exact, original, context)
  if (loose)
    return {
      at: [loose.index, loose.index + loose[0].length],
      text: original.slice(loose.index, loose.index + loose[0].length),
    }
  const alone = yearAlone.exec(text)
  return alone ? calendarDate(alone, original, context) : undefined
}

function calendarDate(match: RegExpMatchArray, original: string, context: YearContext): DateMention | undefined {
  const groups = match.groups ?? {}
  const index = match.index ?? 0
  const bare = { at: [index, index + match[0].length] as Range, text: original.slice(index, index + match[0].length) }
  const part = (name: string) => (groups[name] === undefined ? undefined : chineseNumber(groups[name]))
  const month = part('m3') ?? part('months')
  const day = part('d3') ?? part('days') ?? part('day')
  const known = readYear(groups, month, day, context)
  if (!known) return bare
  const { value, yearFrom } = known
  if (month === undefined)
    return { ...bare, start: `${value}-01-01`, end: `${value}-12-31`, precision: 'year', yearFrom }
  if (month < 1 || month > 12) return undefined
  if (day === undefined) {
    const last = part('monthsTo') ?? month
    const start = isoDay(value, month, 1)
    const end = isoDay(value, last, monthLength(value, last))
    return start && end && end >= start ? { ...bare, start, end, precision: 'month', yearFrom } : bare
  }
  const start = isoDay(value, month, day)
  const lastMonth = part('months2') ?? month
  const end =
    part('days2') === undefined ? start : isoDay(lastMonth < month ? value + 1 : value, lastMonth, part('days2') ?? 0)
  return start && end && end >= start ? { ...bare, start, end, precision: 'day', yearFrom } : bare
}

/**
 * The year of a date: as written; relative to the publication, or to the reviewed year when both agree on what 今年 is; else
 * the reviewed year. A date without any year in a published report is the latest such day before it came out.
 */
function readYear(
  groups: Record<string, string | undefined>,
  month: number | undefined,
  day: number | undefined,
  { review, published, chronicle = false }: YearContext,
) {
  const written = groups.y3 ?? groups.year
  if (written) return { value: /^\d/.test(written) ? Number(written) : spelledYear(written), yearFrom: undefined }
  const current = published ? Number(published.slice(0, 4)) : undefined
  const base = review ?? current
  if (base === undefined) return undefined
  if (groups.relative) {
    const back = { 今年: 0, 本年: 0, 当年: 0, 去年: 1, 前年: 2 }[groups.relative] ?? 0
    // In a review that came out a year later, 去年 may mean either year.
    if (back > 0 && review !== undefined && current !== undefined && review !== current) return undefined
    return { value: base - back, yearFrom: review === undefined ? ('publication' as const) : ('review' as const) }
  }
  if (review !== undefined) return { value: review, yearFrom: 'review' as const }
  if (chronicle) return undefined
  const asWritten = isoDay(base, month ?? 1, day ?? 1)
  return asWritten && published && asWritten <= published
    ? { value: base, yearFrom: 'publication' as const }
    : undefined
}

const spelledYear = (written: string): number =>
  Number([...written].map((digit) => '〇一二三四五六七八九'.indexOf(digit === '零' ? '〇' : digit)).join(''))

const padTwo = (value: number): string => String(value).padStart(2, '0')
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** How many days a month has; 0 for a month that does not exist. */
export const monthLength = (year: number, month: number): number =>
  month === 2 && (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)) ? 29 : (monthLengths[month - 1] ?? 0)

/** `YYYY-MM-DD`, or `undefined` when there is no such day. */
export const isoDay = (year: number, month: number, day: number): string | undefined =>
  day >= 1 && day <= monthLength(year, month) ? `${year}-${padTwo(month)}-${padTwo(day)}` : undefined
