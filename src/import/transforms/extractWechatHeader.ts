import { blockText } from '../blockText.js'
import { isDateLine, isBoilerplate } from '../sources/wechatBoilerplate.js'
import { SourcedText } from '../SourcedText.js'
import type { Block, MetaField, Transform } from '../tree.js'
import { markDropped } from './markDropped.js'

type Line = { readonly text: SourcedText; readonly blankBefore: number }

/** Among how many lines the date below the title is searched for. */
const maxHeaderLines = 14

const isTag = (value: string): boolean =>
  /^[#＃]?[^\s，,。；;：:！!？?、（）()“”]{1,8}$/.test(value) &&
  !/^(?:\d{1,2}(?:[.、]|$)|[一二三四五六七八九十]+(?:、|$)|PART)/i.test(value)

/**
 * Moves title, account, date and tags from the head of a WeChat page into meta fields. The date follows the account's
 * name, the title precedes it, and the tags are consecutive short lines after the date. Without a date the account is
 * known from the footer, where WeChat repeats it.
 */
export const extractWechatHeader: Transform = (tree) => {
  const lines = tree.blocks.map((block): Line => ({
    text: blockText(block),
    blankBefore: block.type === 'paragraph' ? (block.blankBefore ?? 0) : 0,
  }))
  const date = lines.slice(0, maxHeaderLines).findIndex(({ text }) => isDateLine(text.value))
  const footerAccount = findFooterAccount(lines)
  const account =
    date > 0 ? date - 1 : lines.slice(0, maxHeaderLines).findIndex(({ text }) => text.value === footerAccount)
  const linesAbove = lines.slice(0, account >= 0 ? account : date >= 0 ? date : maxHeaderLines)
  const titleCandidates = linesAbove.flatMap(({ text }, index) => (isBoilerplate(text.value) ? [] : [index]))
  // Without account and date the title is the first line, else the last one before them.
  let title = account >= 0 || date >= 0 ? titleCandidates.at(-1) : titleCandidates[0]
  const accountIsTitle = title === undefined && account >= 0
  if (accountIsTitle) title = account
  const end = Math.max(title ?? -1, account, date) + 1
  const tags = findTags(lines, end, date >= 0)
  const field = (key: string, values: readonly SourcedText[]): MetaField[] =>
    values.length > 0 ? [{ key, values }] : []
  const textsAt = (index: number | undefined) =>
    index === undefined || index < 0 ? [] : [lines[index]?.text ?? SourcedText.empty]
  const meta = [
    ...tree.meta,
    ...field('title', textsAt(title)),
    ...field('account', accountIsTitle ? [] : textsAt(account)),
    ...field('date', textsAt(date)),
    ...field('tags', tags.map(stripHash)),
  ]
  const usedIndexes = new Set([title, account, date])
  const unusedLines = lines.slice(0, end).filter((_, index) => !usedIndexes.has(index))
  const blocks: readonly Block[] = tree.blocks.slice(end + tags.length)
  const hashSpans = tags.flatMap((tag) => (stripHash(tag).length < tag.length ? tag.spans(0, 1) : []))
  return markDropped(
    markDropped(
      { ...tree, meta, blocks },
      'pageFurniture',
      unusedLines.flatMap(({ text }) => text.spans()),
    ),
    'tagSign',
    hashSpans,
  )
}

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

function findFooterAccount(lines: readonly Line[]): string | undefined {
  const at = lines.findIndex(({ text }) => text.value === '继续滑动看下一个')
  const name = lines[at + 1]?.text.value
  return at >= 0 && name !== undefined && !isBoilerplate(name) ? name : undefined
}
