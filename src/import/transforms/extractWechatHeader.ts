import { blockText } from '../blockText.js'
import { readName } from '../reading/readName.js'
import { isDateLine, isBoilerplate, startsFooter } from '../sources/wechatBoilerplate.js'
import { SourcedText } from '../SourcedText.js'
import type { Span } from '../span.js'
import type { Block, MetaField, Transform } from '../tree.js'
import { markDropped } from './markDropped.js'

type Line = { readonly text: SourcedText; readonly blankBefore: number }

/** Among how many lines the date below the title is searched for. */
const maxHeaderLines = 14

const isTag = (value: string): boolean =>
  /^[#＃]?[^\s，,。；;：:！!？?、（）()“”]{1,8}$/.test(value) &&
  !/^(?:\d{1,2}(?:[.、]|$)|[一二三四五六七八九十]+(?:、|$)|PART)/i.test(value)

/**
 * Moves title, account, author, date and tags from the head of a WeChat page into meta fields. The date follows the
 * account's name, on its own line or on the same one, the title precedes both, and the tags are consecutive short lines
 * after the date. Without a date the account is known from the footer, where WeChat repeats it.
 */
export const extractWechatHeader: Transform = (tree) => {
  const lines = tree.blocks.map((block): Line => ({
    text: blockText(block),
    blankBefore: block.type === 'paragraph' ? (block.blankBefore ?? 0) : 0,
  }))
  const footer = lines.findIndex(({ text }) => startsFooter(text.value))
  const head = lines.slice(0, Math.min(maxHeaderLines, footer < 0 ? maxHeaderLines : footer))
  const dateIndex = head.findIndex(({ text }) => dateStart(text.value) !== undefined)
  const dateLine = head[dateIndex]?.text ?? SourcedText.empty
  const dateAt = dateStart(dateLine.value) ?? 0
  const footerAccount = footer >= 0 ? findFooterAccount(lines, footer) : undefined
  const accountIndex =
    dateAt > 0
      ? dateIndex
      : dateIndex > 0
        ? dateIndex - 1
        : head.findIndex(({ text }) => text.value === footerAccount?.value)
  const linesAbove = head.slice(0, accountIndex >= 0 ? accountIndex : dateIndex >= 0 ? dateIndex : head.length)
  const candidates = linesAbove.flatMap(({ text }, index) => (isBoilerplate(text.value) ? [] : [index]))
  const hasAnchor = accountIndex >= 0 || dateIndex >= 0
  // The author stands between the title and the account.
  const authorIndex =
    hasAnchor && candidates.length > 1 && isPerson(head[candidates.at(-1) ?? 0]?.text.value ?? '')
      ? candidates.pop()
      : undefined
  // Without account and date the title is the first line, else the last one before them.
  let title = hasAnchor ? candidates.at(-1) : candidates[0]
  const accountIsTitle = title === undefined && accountIndex >= 0 && dateAt === 0
  if (accountIsTitle) title = accountIndex
  const end = Math.max(title ?? -1, accountIndex, dateIndex) + 1
  const tags = findTags(lines, end, dateIndex >= 0)
  const accountLine = dateAt > 0 ? dateLine.slice(0, dateAt).trim() : (head[accountIndex]?.text ?? SourcedText.empty)
  const { account, author, mark } = accountIsTitle ? noNames : splitAccountLine(accountLine)
  const shownAccount = account ?? (accountIsTitle ? undefined : footerAccount)
  const shownAuthor = author ?? (authorIndex === undefined ? undefined : head[authorIndex]?.text)
  const field = (key: string, values: readonly (SourcedText | undefined)[]): MetaField[] => {
    const present = values.filter((value) => value !== undefined)
    return present.length > 0 ? [{ key, values: present }] : []
  }
  const meta = [
    ...tree.meta,
    ...field('title', [title === undefined ? undefined : lines[title]?.text]),
    ...field('account', [shownAccount]),
    ...field('byline', [shownAuthor]),
    ...field('date', [dateIndex < 0 ? undefined : dateLine.slice(dateAt)]),
    ...field('tags', tags.map(stripHash)),
  ]
  const usedIndexes = new Set([title, accountIndex, dateIndex, authorIndex])
  const unusedLines = lines.slice(0, end).filter((_, index) => !usedIndexes.has(index))
  const blocks: readonly Block[] = tree.blocks.slice(end + tags.length)
  const hashSpans = tags.flatMap((tag) => (stripHash(tag).length < tag.length ? tag.spans(0, 1) : []))
  const unusedSpans = [...unusedLines.flatMap(({ text }) => text.spans()), ...mark]
  return markDropped(markDropped({ ...tree, meta, blocks }, 'pageFurniture', unusedSpans), 'tagSign', hashSpans)
}

/** Where the date begins in a line that ends with one, perhaps after the account's name; `undefined` without a date. */
function dateStart(line: string): number | undefined {
  if (isDateLine(line)) return 0
  if (line.length > 80 || /[，。；！？,;!?]/.test(line)) return undefined
  for (const match of line.matchAll(/\s(?=\d{4}[-/.年]|[A-Z][a-z]{2,8}\s+\d|\d{1,2}\s+[A-Z][a-z]{2}|[今昨前]天)/g))
    if (isDateLine(line.slice(match.index + 1))) return match.index + 1
  return undefined
}

type AccountLine = {
  readonly account?: SourcedText
  readonly author?: SourcedText
  readonly mark: readonly Span[]
}
const noNames: AccountLine = { mark: [] }

/**
 * Reads the line that names the account: perhaps after the mark 原创, and after the author, who on WeChat may be the
 * account itself.
 */
function splitAccountLine(line: SourcedText): AccountLine {
  const markLength = /^(?:原创|转载|Original)(?:\s+|$)/i.exec(line.value)?.[0].length ?? 0
  const mark = line.spans(0, markLength)
  const names = line.slice(markLength)
  if (names.length === 0) return { mark }
  const author = /^(?<name>\S{2,12})\s+\S/.exec(names.value)?.groups?.name
  if (author === undefined) return { account: names, mark }
  const account = names.slice(author.length).trim()
  if (account.value === author) return { account, mark: [...mark, ...names.spans(0, author.length)] }
  return isPerson(author) ? { account, author: names.slice(0, author.length), mark } : { account: names, mark }
}

const noKnownNames: ReadonlySet<string> = new Set()
const isPerson = (value: string): boolean =>
  value.length >= 2 && value.length <= 4 && readName(value, 0, 1, noKnownNames) === value.length

const stripHash = (tag: SourcedText): SourcedText => (/^[#＃]/.test(tag.value) ? tag.slice(1) : tag)

/** The lines of tags: short, without punctuation, consecutive; after an empty line there must be at least two. */
function findTags(lines: readonly Line[], from: number, hasDate: boolean): SourcedText[] {
  if (!hasDate) return []
  const tags: SourcedText[] = []
  for (const line of lines.slice(from)) {
    if (!isTag(line.text.value) || isBoilerplate(line.text.value) || (tags.length > 0 && line.blankBefore > 0)) break
    tags.push(line.text)
  }
  const first = lines[from]
  const next = lines[from + tags.length]
  // Lines without an empty line before the body belong to the body, unless they begin with #.
  if (next && next.blankBefore === 0 && tags.length > 0 && !/^[#＃]/.test(first?.text.value ?? '')) return []
  return (first?.blankBefore ?? 0) > 0 && tags.length < 2 ? [] : tags
}

/** The account's name, which follows the first line of the footer. */
function findFooterAccount(lines: readonly Line[], footer: number): SourcedText | undefined {
  if (lines[footer]?.text.value !== '继续滑动看下一个') return undefined
  const name = lines[footer + 1]?.text
  return name !== undefined && !isBoilerplate(name.value) ? name : undefined
}
