import type { SourcedText } from '../SourcedText.js'
import { blockText, plainInlines } from '../blockText.js'
import { fullWidth } from '../reading/fullWidth.js'
import type { Block, Transform } from '../tree.js'
import { isDateOnly, isProse } from './lineKinds.js'
import { markDropped } from './markDropped.js'

type Line = { readonly text: SourcedText; readonly numberLength: number; readonly kind: 'heading' | 'prose' | 'date' }

/**
 * Finds the headings among the lines of a WeChat article: level 2 for sections, level 3 for items. A numbered line is a section when
 * other headings stand under it, an item otherwise; of two headings in a row the upper one is a section. What stands before the
 * first of them is prose.
 */
export const markSections: Transform = (tree) => {
  const lines = classifyLines(tree.blocks.map(blockText))
  const style = sectionStyle(lines)
  const blocks: Block[] = []
  let marked = tree
  const heading = (level: 2 | 3, text: SourcedText) =>
    blocks.push({ type: 'heading', level, children: plainInlines(text) })
  const first = firstHeading(lines, style)
  lines.forEach((line, index) => {
    const block = tree.blocks[index]
    if (line.kind !== 'heading' || index < first) {
      if (block) blocks.push(block)
      return
    }
    const title = line.text.slice(line.numberLength).trim()
    marked = markDropped(marked, 'sectionNumber', line.text.slice(0, line.numberLength).spans())
    if (title.length === 0) return
    const next = lines[index + 1]
    const isSection =
      line.numberLength > 0
        ? numberStyle(line.text.value) === style
        : next?.kind === 'heading' &&
          next.numberLength === 0 &&
          !(style !== undefined && hasNumberedHeadingAbove(lines, index))
    if (!isSection) return heading(3, title)
    const splitAt = next?.kind === 'prose' ? findItemTitleStart(title.value, next.text.value) : undefined
    if (splitAt === undefined || splitAt === 0) return heading(2, title)
    marked = { ...marked, notes: [...marked.notes, { code: 'sectionSplit', spans: title.spans() }] }
    if (splitAt >= 2) heading(2, title.slice(0, splitAt))
    heading(3, splitAt >= 2 ? title.slice(splitAt) : title)
  })
  return { ...marked, blocks }
}

/** Sorts lines into headings, prose and bare dates. */
function classifyLines(texts: readonly SourcedText[]): Line[] {
  let previous: string | undefined
  return texts.map((text): Line => {
    const numberLength = isDateOnly(text.value) ? 0 : sectionNumberLength(text.value)
    const title = text.value.slice(numberLength)
    const kind = isDateOnly(text.value) ? 'date' : title !== '' && isProse(title, previous) ? 'prose' : 'heading'
    previous = kind === 'heading' ? title : undefined
    return { text, numberLength: kind === 'heading' ? numberLength : 0, kind }
  })
}

/** The way sections are numbered: that of numbered headings which have unnumbered ones, or other numbers, under them. */
function sectionStyle(lines: readonly Line[]): number | undefined {
  const numberedIndexes = lines.flatMap((line, index) =>
    line.kind === 'heading' && line.numberLength > 0 ? [index] : [],
  )
  const styles = [...new Set(numberedIndexes.map((index) => numberStyle(lines[index]?.text.value ?? '')))]
  const outerStyle = styles[0]
  if (outerStyle === undefined) return undefined
  const sectionIndexes = numberedIndexes.filter((index) => numberStyle(lines[index]?.text.value ?? '') === outerStyle)
  const hasHeadingsBelow = sectionIndexes.some((index, order) =>
    lines.slice(index + 1, sectionIndexes[order + 1] ?? lines.length).some((line) => line.kind === 'heading'),
  )
  return hasHeadingsBelow ? outerStyle : undefined
}

const hasNumberedHeadingAbove = (lines: readonly Line[], index: number): boolean =>
  lines.slice(0, index).some((line) => line.kind === 'heading' && line.numberLength > 0)

/** The first line that may be a heading: the first numbered one; else, of the headings just above the first prose, at most two. */
function firstHeading(lines: readonly Line[], style: number | undefined): number {
  const firstNumbered = lines.findIndex((line) => line.kind === 'heading' && line.numberLength > 0)
  if (firstNumbered >= 0 && (style !== undefined || firstNumbered < 6)) return firstNumbered
  const contentStart = lines.findIndex(
    (line, index) =>
      line.kind === 'date' ||
      (line.kind === 'prose' && !isLeadIn(line) && lines[index - 1]?.kind === 'heading' && !isLeadIn(lines[index - 1])),
  )
  if (contentStart < 0) return lines.length
  // A time line begins with its first date; what stands above it leads up to it.
  if (lines[contentStart]?.kind === 'date') return contentStart
  let first = contentStart - 1
  if (lines[first - 1]?.kind === 'heading' && !isLeadIn(lines[first - 1])) first -= 1
  return first
}

/** Lines that lead up to a review and report nothing: 让我们一起来回顾一下. */
const isLeadIn = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.text.length < 40 &&
  /[！!？?吧]$|^是|让我们|一起|回顾|盘点|之年$|一年$/.test(line.text.value) &&
  !/\d月/.test(line.text.value)

const numberFormats: readonly RegExp[] = [
  /^(?:PART|Part|part|篇章)\s*[.．]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、：:|丨｜-]?\s*/,
  /^第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:部分|篇章?|章|节|板块)\s*[.．、：:|丨｜-]?\s*/,
  /^[（(【〔](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）】〕]\s*[.、]?\s*/,
  /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、｜|丨:：/]\s*(?!\d)/,
  /^0\d\s*/,
  /^[①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿]\s*/,
]

/** Length of the number that a heading begins with (`01.`, `一、`, `（三）`, `PART 2`), 0 when it has none. */
export function sectionNumberLength(line: string): number {
  for (const format of numberFormats) {
    const match = format.exec(line)
    if (match) return match[0].length
  }
  return 0
}

/** The family a number belongs to: items of one list number alike. */
export function numberStyle(line: string): number {
  return numberFormats.findIndex((format) => format.test(line))
}

/**
 * Where, in a section title and an item title run together (高光时刻杭州亚残运会一金一铜), the item title begins: at the first three
 * characters that the paragraph below takes up. `undefined` when it takes up none, or only the very end.
 */
export function findItemTitleStart(line: string, paragraph: string): number | undefined {
  const [heading, text] = [fullWidth(line), fullWidth(paragraph)]
  for (let at = 0; at + 4 <= heading.length; at += 1) {
    if (text.includes(heading.slice(at, at + 3))) return at
  }
  return undefined
}
