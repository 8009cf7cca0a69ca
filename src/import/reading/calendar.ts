const two = (value: number): string => String(value).padStart(2, '0')
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** How many days a month has; 0 for a month that does not exist. */
export const monthLength = (year: number, month: number): number =>
  month === 2 && (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)) ? 29 : (lengths[month - 1] ?? 0)

/** `YYYY-MM-DD`, or `undefined` when there is no such day. */
export const isoDay = (year: number, month: number, day: number): string | undefined =>
  day >= 1 && day <= monthLength(year, month) ? `${year}-${two(month)}-${two(day)}` : undefined
