// ISO 8601 with a zone: without one, the same hour would be another time on another machine.
// No hour 24 either: it would silently become the next day.
const isoWithZone = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/

/**
 * Reads a future time.
 * @param value what was sent: an ISO date-time with its zone
 * @returns the time in UTC, or undefined when it cannot be read or is not in the future
 */
export function parseFutureTime(value: unknown, now: Date): string | undefined {
  if (typeof value !== 'string' || !isoWithZone.test(value)) return undefined
  const time = new Date(value)
  const day = Number(value.slice(8, 10))
  // `2026-02-30` would silently become the second of March.
  const daysInMonth = new Date(Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)), 0)).getUTCDate()
  if (Number.isNaN(time.getTime()) || day > daysInMonth || time.getTime() <= now.getTime()) return undefined
  // Later years have a sign and two more digits, and would sort before every other time in a text column.
  if (time.getUTCFullYear() > 9999) return undefined
  return time.toISOString()
}
