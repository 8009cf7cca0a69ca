import type { NoteCode } from '../messages/planNotes.js'

export type PublicationTime = { readonly iso: string; readonly note?: NoteCode }

/** China has had one time zone without daylight saving since 1992. */
const chinaOffsetMinutes = 8 * 60

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = '(?<name>[A-Z][a-z]{2})[a-z]*\\.?'
const weekdayName = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Satu?r?|Sun)(?:day)?,?\\s+)?'
const weekday = '(?:\\s*[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)?'
const partOfDay = '(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜间)?'
const clock = '(?<hour>\\d{1,2})(?::|时|点)(?<minute>\\d{2})?分?(?::(?<second>\\d{2})(?<fraction>\\.\\d+)?)?秒?'
const half = '(?:\\s*(?<half>[AaPp])\\.?[Mm]\\.?)?'
const zone = '(?:\\s*(?<zone>Z|(?:GMT|UTC?)?\\s*[+-]\\d{2}:?\\d{2}|GMT|UTC?|CST|北京时间))?(?:\\s*\\([^)]*\\))?'
const time = `(?:(?:T|,|，)?\\s*${partOfDay}\\s*${clock}${half}${zone})?`
/** Where it was posted from, as WeChat prints it after the time. */
const place = '(?:\\s*(?:发表于|发布于|来自)?\\s*[\\u4e00-\\u9fa5]{2,10})?'

const forms: readonly RegExp[] = [
  `(?<year>\\d{4})\\s*[-/.年]\\s*(?<month>\\d{1,2})\\s*[-/.月]\\s*(?<day>\\d{1,2})\\s*[日号]?${weekday}${time}`,
  `${weekdayName}(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+${monthName},?\\s+(?<year>\\d{4})${time}`,
  `${weekdayName}${monthName}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})${time}`,
].map((form) => new RegExp(`^${form}$`))
/** As the command `date` prints it, with the year last. */
const yearLast =
  /^((?:[A-Z][a-z]{2}\s+)?[A-Z][a-z]{2}\s+\d{1,2})\s+(\d{1,2}:\d{2}(?::\d{2})?(?:\s+[A-Z]{3,4})?)\s+(\d{4})$/
const placed = new RegExp(`^(?<time>.*(?::\\d{2}|[时点分秒]))${place}$`)

const afternoon = ['中午', '下午', '傍晚', '晚上', '晚', '夜间']

/**
 * Reads the time of publication as static sites and WeChat write it: numbers, Chinese or English words, with or without
 * weekday, time, zone and place. A time without a zone is China's (see *Dates* in the contract). `undefined` when it
 * cannot be read, or when there is no such day or time.
 */
export function readPublicationTime(written: string): PublicationTime | undefined {
  const text = written.normalize('NFKC').trim().replace(yearLast, '$1 $3 $2')
  return parseTime(text) ?? parseTime(placed.exec(text)?.groups?.time ?? '')
}

function parseTime(text: string): PublicationTime | undefined {
  const groups = forms.map((form) => form.exec(text)?.groups).find((found) => found !== undefined)
  if (!groups) return undefined
  const year = Number(groups.year)
  const month = groups.month === undefined ? monthNumber(groups.name) : Number(groups.month)
  const day = Number(groups.day)
  const hour = readHour(groups)
  const [minute, second] = [Number(groups.minute ?? 0), Number(groups.second ?? 0)]
  const milliseconds = Math.trunc(Number(groups.fraction ?? 0) * 1000)
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milliseconds))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || !(hour <= 23) || minute > 59 || second > 59)
    return undefined
  // Without a time of day it is stored as midnight UTC, which is the same day in China.
  if (groups.hour === undefined) return { iso: date.toISOString(), note: 'timeUnknown' }
  const offset = offsetMinutes(groups.zone)
  date.setUTCMinutes(date.getUTCMinutes() - (offset ?? chinaOffsetMinutes))
  return { iso: date.toISOString(), ...(offset === undefined && { note: 'timeZoneAssumed' as const }) }
}

/** 1 to 12; NaN when it is the name of no month. */
const monthNumber = (name = ''): number => monthNames.indexOf(name.toLowerCase()) + 1 || NaN

function readHour({ hour, half, part }: Record<string, string | undefined>): number {
  const written = Number(hour ?? 0)
  if (half !== undefined) return written > 12 ? NaN : (written % 12) + (/p/i.test(half) ? 12 : 0)
  return part !== undefined && afternoon.includes(part) && written < 12 && !(part === '中午' && written > 9)
    ? written + 12
    : written
}

/** Minutes east of Greenwich; `undefined` when no zone is written. */
function offsetMinutes(written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  // Written in China, CST is China Standard Time.
  if (/^(?:CST|北京时间)$/.test(written)) return chinaOffsetMinutes
  const match = /([+-])(\d{2}):?(\d{2})/.exec(written)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}

/** The day on which something was published, in China, as `YYYY-MM-DD`. */
export const publicationDay = ({ iso }: PublicationTime): string =>
  new Date(Date.parse(iso) + chinaOffsetMinutes * 60_000).toISOString().slice(0, 10)
