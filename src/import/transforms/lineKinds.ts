import { fullWidth } from '../reading/fullWidth.js'

const startsWithMonth = /^(?:(?:19|20)\d{2}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月/
const dateOnly =
  /^[◆●■▶★☆·\s]*(?:(?:19|20)\d{2}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|[上中下]旬)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?)?(?:(?:至|到|—|–|-|~|～)(?:\d{1,2}月)?\d{1,2}[日号]?)?[：:|丨｜]?$/

/** Whether a line is nothing but a date, as a time line prints it over its entries. */
export const isDateOnly = (line: string): boolean => dateOnly.test(line)

/** Whether a line is running text rather than a heading, by its marks, its length, and whether it restates the heading before it. */
export function isProse(line: string, previousHeading: string | undefined): boolean {
  const text = fullWidth(line)
  if (/[。；…]|[。！？][”"]?$/.test(text)) return true
  if (isDateOnly(text)) return false
  if (text.length > 45 || startsWithMonth.test(text)) return true
  if (text.length >= 24 && /，/.test(text)) return true
  if (/^在.{2,30}[后前时中]，/.test(text)) return true
  return (
    previousHeading !== undefined &&
    text.length > previousHeading.length + 6 &&
    (/了|荣获|获得|作为|参加/.test(text) || /，/.test(text)) &&
    restates(text, fullWidth(previousHeading))
  )
}

/** Whether a text takes up most of a heading, in stretches of three characters. */
function restates(text: string, heading: string): boolean {
  const trigrams = [...heading].map((_, at) => heading.slice(at, at + 3)).filter((part) => part.length === 3)
  return trigrams.length > 0 && trigrams.filter((part) => text.includes(part)).length >= 0.5 * trigrams.length
}
