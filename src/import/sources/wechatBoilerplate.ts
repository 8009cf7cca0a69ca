import { anyOf } from '../reading/anyOf.js'
import { readPublicationTime } from '../reading/readPublicationTime.js'
import lines from './data/wechatLines.json' with { type: 'json' }

/** A line that holds nothing but buttons of WeChat, one or several. */
const buttonsPattern = new RegExp(`^(?:${anyOf(lines.buttons)}[\\s·|，,]*)+$`, 'i')
const boilerplatePatterns = lines.boilerplate.map((pattern) => new RegExp(pattern, 'i'))
const footerPatterns = lines.footers.map((pattern) => new RegExp(pattern, 'i'))
const otherArticlesPattern = new RegExp(`^[-—–_~*·•▼▽↓\\s【\\[「|]*${anyOf(lines.otherArticles)}`)

const endMarkPattern = /^[-—–_~*·•\s]*(the\s+)?(end|fin|完|全文完|本文完|结束)[-—–_~*·•\s]*$/i

/** Lines that WeChat, or the cache that kept the page, puts around an article, at any place. */
export const isBoilerplate = (line: string): boolean =>
  buttonsPattern.test(line) || boilerplatePatterns.some((pattern) => pattern.test(line))
/** The first of these lines begins the footer; nothing after it belongs to the article. */
export const startsFooter = (line: string): boolean => footerPatterns.some((pattern) => pattern.test(line))
export const isEndMark = (line: string): boolean => endMarkPattern.test(line)
/** Whether a line heads a list of other articles (往期推荐). */
export const headsOtherArticles = (line: string): boolean => line.length <= 24 && otherArticlesPattern.test(line)

/** What WeChat prints in place of the date of an article that is a few days old. */
const relativeDate = /^(?:今天|昨天|前天|\d{1,2}\s*(?:分钟|小时|天|周|个月)前|(?:today|yesterday)|\d{1,2} \w+ ago)$/i

/** Whether a line is the date that WeChat prints below a title, in any of its shapes. */
export const isDateLine = (line: string): boolean =>
  line.length <= 60 && (readPublicationTime(line) !== undefined || relativeDate.test(line))

const wechatOnlyPatterns = lines.wechatOnly.map((pattern) => new RegExp(pattern, 'i'))

/**
 * Whether a text is a WeChat page: it has a line that only WeChat prints, or begins with its button and its date line.
 */
export function isWechatPage(source: string): boolean {
  const trimmed = source
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
  if (trimmed.some((line) => wechatOnlyPatterns.some((pattern) => pattern.test(line)))) return true
  const firstLines = trimmed.filter((line) => line !== '').slice(0, 12)
  return firstLines.some((line) => /^(查看|阅读)原文$|^view original$/i.test(line)) && firstLines.some(isDateLine)
}
