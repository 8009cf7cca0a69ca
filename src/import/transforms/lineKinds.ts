import { fullWidth } from '../reading/fullWidth.js'

/** Signs that lists of entries begin with. */
export const bullets = '[◆◇●○■□▪▶►★☆·•※✦➤\\s]*'
const startsWithMonth = /^(?:(?:19|20)\d{2}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月/
const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const month = `(?:(?:19|20)\\d{2}年)?${number}月(?:份|[上中下]旬)?`
const lastDay = '(?:\\s*(?:至|到|—{1,2}|–|-|－|~|～)\\s*(?:\\d{1,2}月)?\\d{1,2}[日号]?)?'
const weekday = '(?:\\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?)?'
const calendarDay = `${month}(?:${number}[日号]?)?${lastDay}`
const numericDay = '(?:19|20)\\d{2}\\s*[-/.]\\s*\\d{1,2}(?:\\s*[-/.]\\s*\\d{1,2})?'
const dateOnly = new RegExp(`^${bullets}(?:${calendarDay}|${numericDay})${weekday}\\s*[：:|丨｜]?$`)

/** Whether a line is only a date, as a timeline prints it above its entries. */
export const isDateOnly = (line: string): boolean => dateOnly.test(line)

/**
 * Whether a line is running text and not a heading, judged by its punctuation, its length, and whether it repeats the
 * heading before it.
 */
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

/** Whether a text contains at least half of a heading's sequences of three characters. */
function restates(text: string, heading: string): boolean {
  const trigrams = [...heading].map((_, at) => heading.slice(at, at + 3)).filter((part) => part.length === 3)
  return trigrams.length > 0 && trigrams.filter((part) => text.includes(part)).length >= 0.5 * trigrams.length
}
