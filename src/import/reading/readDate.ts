import { anyOf } from './anyOf.js'
import { chineseNumber } from './chineseNumber.js'
import times from './data/times.json' with { type: 'json' }
import { fullWidth } from './fullWidth.js'
import type { Range } from './splitList.js'

/** Where a date without a year gets it from: the year that the document reviews, or its publication (`YYYY-MM-DD`). */
export type YearContext = {
  readonly review?: number | undefined
  readonly published?: string | undefined
  /** A chronicle reports on times long before its publication, which then gives no year to a date. */
  readonly chronicle?: boolean
}

/** A date as precise as it is written; without `start` only its wording is known. */
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
const to = '\\s*(?:至|到|──|——|—|–|-|~|～|－)\\s*'
// 3日至5日, 30日至1月2日; a single day; 3月至5月.
const days = `(?<days>${number})(?:日|号)?${to}(?:(?<months2>${number})月)?(?<days2>${number})(?:日|号)`
const dayOrMonths = `(?<day>${number})(?:日|号)|${to}(?<monthsTo>${number})月(?:份)?`
const monthAndDay = `(?<months>${number})月(?:份)?(?:${days}|${dayOrMonths})?`
const digits = '(?<y3>(?:19|20)\\d{2})[-/.](?<m3>\\d{1,2})(?:[-/.](?<d3>\\d{1,2}))?'
const calendar = new RegExp(
  `(?:${digits}(?!\\d)|${year}?${monthAndDay}(?<third>[上中下]旬)?(?<half>[初中末底]|以来)?)`,
  'g',
)
const yearAlone = new RegExp(`^(?:${year}(?=[，、]|以来|全年|期间|底|初|$)|(?<entire>全年|年内)(?=[，共累]))`)

const atFestival =
  `(?:第[\\d一二三四五六七八九十]+个)?[“"]?${anyOf(times.festivals)}[”"]?` +
  '(?:前夕|前后|期间|来临之际|到来之际|之际|当天|当日)'
const vague = new RegExp(`(?:${year})?${anyOf([atFestival, ...times.vague])}`)

/** Precedes a date that is not that of the event: an ordinal, a day that is prepared for, a closing date. */
const notThisDay = /[第前近每]$|(?:迎接|庆祝|纪念|距离?|截至|截止|出生于|始于)[^，。]{0,6}$/

/**
 * Finds the first calendar date of a sentence, else its first vaguer expression of time (春节前夕, 近日), of which only
 * the wording is returned. `undefined` when the sentence states no time.
 */
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
 * The year of a date: as written; for 今年 and 去年 counted from the reviewed year, else from the publication; without
 * any such word the reviewed year. In a report without a reviewed year it is the year of publication, provided that the
 * day is not after the publication.
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
    // In a review published a year later, 去年 may be counted from either year.
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
const monthLength = (year: number, month: number): number =>
  month === 2 && (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)) ? 29 : (monthLengths[month - 1] ?? 0)

/** `YYYY-MM-DD`, or `undefined` when there is no such day. */
const isoDay = (year: number, month: number, day: number): string | undefined =>
  day >= 1 && day <= monthLength(year, month) ? `${year}-${padTwo(month)}-${padTwo(day)}` : undefined
