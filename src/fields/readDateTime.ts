const pattern =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号])(?:(?:T|\s*)(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
const isoDay = /^\d{4}-\d{2}-\d{2}$/
const chinaOffset = '+08:00'

/**
 * Reads a moment that a person or a program has written, and never takes it for another one: the year stands first, and
 * the day must exist. A time without a zone is China's, as is the midnight of a day. Only a bare ISO day
 * (`2024-08-28`) is midnight in UTC, as ECMAScript and YAML read it: 8 o'clock of the same day in China.
 * @returns an ISO date-time in UTC, null for an empty text, `undefined` for what cannot be read without a guess
 */
export function readDateTime(value: unknown): string | null | undefined {
  if (value === null) return null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (text === '') return null
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, year, ...parts] = match
  const [month, day] = parts.slice(0, 8).filter((part) => part !== undefined)
  const [hour = '0', minute = '0', second = '0', fraction = '', zone] = parts.slice(8)
  if (!dayExists(Number(year), Number(month), Number(day))) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const offset = zone?.toUpperCase() ?? (isoDay.test(text) ? 'Z' : chinaOffset)
  const milliseconds = `${fraction}000`.slice(0, 3)
  const iso = `${year}-${twoDigits(month)}-${twoDigits(day)}T${twoDigits(hour)}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}.${milliseconds}`
  const date = new Date(`${iso}${withColon(offset)}`)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

function dayExists(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return year > 0 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const twoDigits = (part: string | undefined): string => (part ?? '').padStart(2, '0')

const withColon = (zone: string): string => zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
