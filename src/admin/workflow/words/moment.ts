/** A moment as it is said to people, in their own zone and in the order of the year. */
export function moment(iso: string): string {
  const date = new Date(iso)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** What a `datetime-local` input holds, with the zone that whoever typed it is in. */
export function withZone(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset()
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  return `${local}:00${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
}
