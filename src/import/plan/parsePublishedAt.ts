import type { NoteCode } from '../messages/planNotes.js'

export type PublicationTime = { readonly iso: string; readonly note?: NoteCode }

const rfc1123Pattern =
  /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC|UT|[+-]\d{4})$/
const isoPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/
const localPattern = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?:\.\d+)?$/

/**
 * Reads the time of publication: RFC 1123, ISO 8601, or year, month and day with or without a time. A time without a
 * zone is UTC, by the rule of YAML for timestamps. `undefined` when it cannot be read.
 */
export function parsePublishedAt(written: string): PublicationTime | undefined {
  const text = written.trim()
  if (rfc1123Pattern.test(text) || isoPattern.test(text)) return toPublicationTime(new Date(text))
  const match = localPattern.exec(text)
  if (!match) return undefined
  const [year, month, day, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59) return undefined
  return { iso: date.toISOString(), note: match[4] === undefined ? 'timeUnknown' : 'timeZoneAssumed' }
}

const toPublicationTime = (date: Date): PublicationTime | undefined =>
  Number.isNaN(date.getTime()) ? undefined : { iso: date.toISOString() }
