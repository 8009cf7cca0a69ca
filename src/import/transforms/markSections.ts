import type { SourcedText } from '../SourcedText.js'
import { blockText, plainInlines } from '../blockText.js'
import { fullWidth } from '../reading/fullWidth.js'
import type { Block, Transform } from '../tree.js'
import { isDateOnly, isProse } from './lineKinds.js'
import { markDropped } from './markDropped.js'

type Line = { readonly text: SourcedText; readonly numberLength: number; readonly kind: 'heading' | 'prose' | 'date' }

/**
 * Turns lines of a WeChat article into headings: level 2 for sections, level 3 for items. A numbered line is a section
 * when other headings follow below it, else an item. Of two consecutive headings without numbers the first is a
 * section. Everything before the first heading is prose.
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

/** Classifies lines as headings, prose, or lines that are only a date. */
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

/** The number format of sections (see `numberStyle`): the first one used, if other headings follow below its lines. */
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

/**
 * The first line that may be a heading: the first numbered one, else the last one or two headings before the first
 * prose.
 */
function firstHeading(lines: readonly Line[], style: number | undefined): number {
  const firstNumbered = lines.findIndex((line) => line.kind === 'heading' && line.numberLength > 0)
  if (firstNumbered >= 0 && (style !== undefined || firstNumbered < 6)) return firstNumbered
  const contentStart = lines.findIndex(
    (line, index) =>
      line.kind === 'date' ||
      (line.kind === 'prose' && !isLeadIn(line) && lines[index - 1]?.kind === 'heading' && !isLeadIn(lines[index - 1])),
  )
  if (contentStart < 0) return lines.length
  // A timeline begins with its first date; the lines before it are its introduction.
  if (lines[contentStart]?.kind === 'date') return contentStart
  let first = contentStart - 1
  if (lines[first - 1]?.kind === 'heading' && !isLeadIn(lines[first - 1])) first -= 1
  return first
}

/** Whether a line introduces a review and reports nothing: 让我们一起来回顾一下. */
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

/** Length of the number that a heading begins with (`01.`, `一、`, `（三）`, `PART 2`); 0 without a number. */
function sectionNumberLength(line: string): number {
  for (const format of numberFormats) {
    const match = format.exec(line)
    if (match) return match[0].length
  }
  return 0
}

/** The index of the number format of a line; headings of one level share it. */
function numberStyle(line: string): number {
  return numberFormats.findIndex((format) => format.test(line))
}

/**
 * Where the title of an item begins in a line that joins it to the title of its section (高光时刻杭州亚残运会一金一铜):
 * at the first three characters that occur in the paragraph below. `undefined` when none do, or only the last three.
 */
function findItemTitleStart(line: string, paragraph: string): number | undefined {
  const [heading, text] = [fullWidth(line), fullWidth(paragraph)]
  for (let at = 0; at + 4 <= heading.length; at += 1) {
    if (text.includes(heading.slice(at, at + 3))) return at
  }
  return undefined
}
