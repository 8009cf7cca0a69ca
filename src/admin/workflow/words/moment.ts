// The Swedish order is that of ISO 8601: 2026-01-31 08:00, in the zone of whoever looks.
const format = new Intl.DateTimeFormat('sv-SE', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** A moment as people read it, in their own time zone and in the same order in both languages. */
export function moment(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : format.format(date)
}

const offsetFormat = new Intl.DateTimeFormat('en', { timeZoneName: 'longOffset' })

/**
 * The value of a `datetime-local` input with the UTC offset that applies then where it was typed:
 * `2026-01-31T08:00:00+08:00`. What is no date is returned unchanged; the server refuses it with a message.
 */
export function withZone(local: string): string {
  const date = new Date(local)
  if (Number.isNaN(date.getTime())) return local
  const zone = offsetFormat.formatToParts(date).find(({ type }) => type === 'timeZoneName')
  return `${local}:00${zone?.value.replace('GMT', '') || '+00:00'}`
}
