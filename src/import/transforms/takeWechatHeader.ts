import { blockText } from '../blockText.js'
import { isDateLine, isFurniture } from '../sources/wechatFurniture.js'
import { SourcedText } from '../SourcedText.js'
import type { Block, MetaField, Transform } from '../tree.js'
import { dropFrom } from './dropFrom.js'

type Line = { readonly text: SourcedText; readonly blankBefore: number }

/** How far down the date under the title is looked for. */
const headLines = 14

const isTag = (value: string): boolean =>
  /^[#＃]?[^\s，,。；;：:！!？?、（）()“”]{1,8}$/.test(value) &&
  !/^(?:\d{1,2}(?:[.、]|$)|[一二三四五六七八九十]+(?:、|$)|PART)/i.test(value)

/**
 * Takes title, account, date and tags off the head of a WeChat page. The date stands under the account's name, the title above it, the
 * tags in one run of short lines below it. Without a date the account is known from the foot of the page, where WeChat repeats it.
 */
export const takeWechatHeader: Transform = (tree) => {
  const lines = tree.blocks.map((block): Line => ({
    text: blockText(block),
    blankBefore: block.type === 'paragraph' ? (block.blankBefore ?? 0) : 0,
  }))
  const date = lines.slice(0, headLines).findIndex(({ text }) => isDateLine(text.value))
  const below = accountAtFoot(lines)
  const account = date > 0 ? date - 1 : lines.slice(0, headLines).findIndex(({ text }) => text.value === below)
  const before = lines.slice(0, account >= 0 ? account : date >= 0 ? date : headLines)
  const titles = before.flatMap(({ text }, index) => (isFurniture(text.value) ? [] : [index]))
  // Alone before the body, the title is the first line; above an account it is the one nearest to it.
  let title = account >= 0 || date >= 0 ? titles.at(-1) : titles[0]
  const accountIsTitle = title === undefined && account >= 0
  if (accountIsTitle) title = account
  const end = Math.max(title ?? -1, account, date) + 1
  const tags = tagsAfter(lines, end, date >= 0)
  const field = (key: string, values: readonly SourcedText[]): MetaField[] =>
    values.length > 0 ? [{ key, values }] : []
  const at = (index: number | undefined) =>
    index === undefined || index < 0 ? [] : [lines[index]?.text ?? SourcedText.empty]
  const meta = [
    ...tree.meta,
    ...field('title', at(title)),
    ...field('account', accountIsTitle ? [] : at(account)),
    ...field('date', at(date)),
    ...field('tags', tags.map(stripSign)),
  ]
  const taken = new Set([title, account, date])
  const left = lines.slice(0, end).filter((_, index) => !taken.has(index))
  const blocks: readonly Block[] = tree.blocks.slice(end + tags.length)
  const signs = tags.flatMap((tag) => (stripSign(tag).length < tag.length ? tag.spans(0, 1) : []))
  return dropFrom(
    dropFrom(
      { ...tree, meta, blocks },
      'pageFurniture',
      left.flatMap(({ text }) => text.spans()),
    ),
    'tagSign',
    signs,
  )
}

const stripSign = (tag: SourcedText): SourcedText => (/^[#＃]/.test(tag.value) ? tag.slice(1) : tag)

/** The lines of tags: short, without punctuation, in one run; after an empty line a run of at least two. */
function tagsAfter(lines: readonly Line[], from: number, hasDate: boolean): SourcedText[] {
  if (!hasDate) return []
  const tags: SourcedText[] = []
  for (const line of lines.slice(from)) {
    if (!isTag(line.text.value) || isFurniture(line.text.value) || (tags.length > 0 && line.blankBefore > 0)) break
    tags.push(line.text)
  }
  const first = lines[from]
  const next = lines[from + tags.length]
  // A run that the body goes on from without a gap is the body's own beginning.
  if (next && next.blankBefore === 0 && tags.length > 0 && !/^[#＃]/.test(first?.text.value ?? '')) return []
  return (first?.blankBefore ?? 0) > 0 && tags.length < 2 ? [] : tags
}

function accountAtFoot(lines: readonly Line[]): string | undefined {
  const at = lines.findIndex(({ text }) => text.value === '继续滑动看下一个')
  const name = lines[at + 1]?.text.value
  return at >= 0 && name !== undefined && !isFurniture(name) ? name : undefined
}
