import { blockText, plain } from '../blockText.js'
import type { SourcedText } from '../SourcedText.js'
import type { Block, Transform } from '../tree.js'
import { dropFrom } from './dropFrom.js'
import { isDateAlone, isProse } from './lineKinds.js'
import { numberStyle, sectionNumberLength } from './sectionNumber.js'
import { sharedStart } from './sharedStart.js'

type Line = { readonly text: SourcedText; readonly number: number; readonly kind: 'heading' | 'prose' | 'date' }

/**
 * Finds the headings among the lines of a WeChat article: level 2 for sections, level 3 for items. A numbered line is a section when
 * other headings stand under it, an item otherwise; of two headings in a row the upper one is a section. What stands before the
 * first of them is prose.
 */
export const markSections: Transform = (tree) => {
  const lines = readLines(tree.blocks.map(blockText))
  const style = sectionStyle(lines)
  const blocks: Block[] = []
  let marked = tree
  const heading = (level: 2 | 3, text: SourcedText) => blocks.push({ type: 'heading', level, children: plain(text) })
  const first = firstHeading(lines, style)
  lines.forEach((line, index) => {
    const block = tree.blocks[index]
    if (line.kind !== 'heading' || index < first) {
      if (block) blocks.push(block)
      return
    }
    const title = line.text.slice(line.number).trim()
    marked = dropFrom(marked, 'sectionNumber', line.text.slice(0, line.number).spans())
    if (title.length === 0) return
    const next = lines[index + 1]
    const isSection =
      line.number > 0
        ? numberStyle(line.text.value) === style
        : next?.kind === 'heading' && next.number === 0 && !(style !== undefined && numberedAbove(lines, index))
    if (!isSection) return heading(3, title)
    const split = next?.kind === 'prose' ? sharedStart(title.value, next.text.value) : undefined
    if (split === undefined || split === 0) return heading(2, title)
    marked = { ...marked, notes: [...marked.notes, { code: 'sectionSplit', spans: title.spans() }] }
    if (split >= 2) heading(2, title.slice(0, split))
    heading(3, split >= 2 ? title.slice(split) : title)
  })
  return { ...marked, blocks }
}

/** Sorts lines into headings, prose and bare dates. */
function readLines(texts: readonly SourcedText[]): Line[] {
  let previous: string | undefined
  return texts.map((text): Line => {
    const number = isDateAlone(text.value) ? 0 : sectionNumberLength(text.value)
    const title = text.value.slice(number)
    const kind = isDateAlone(text.value) ? 'date' : title !== '' && isProse(title, previous) ? 'prose' : 'heading'
    previous = kind === 'heading' ? title : undefined
    return { text, number: kind === 'heading' ? number : 0, kind }
  })
}

/** The way sections are numbered: that of numbered headings which have unnumbered ones, or other numbers, under them. */
function sectionStyle(lines: readonly Line[]): number | undefined {
  const numbered = lines.flatMap((line, index) => (line.kind === 'heading' && line.number > 0 ? [index] : []))
  const styles = [...new Set(numbered.map((index) => numberStyle(lines[index]?.text.value ?? '')))]
  const outer = styles[0]
  if (outer === undefined) return undefined
  const own = numbered.filter((index) => numberStyle(lines[index]?.text.value ?? '') === outer)
  const hasHeadingsBelow = own.some((index, order) =>
    lines.slice(index + 1, own[order + 1] ?? lines.length).some((line) => line.kind === 'heading'),
  )
  return hasHeadingsBelow ? outer : undefined
}

const numberedAbove = (lines: readonly Line[], index: number): boolean =>
  lines.slice(0, index).some((line) => line.kind === 'heading' && line.number > 0)

/** The first line that may be a heading: the first numbered one; else, of the headings just above the first prose, at most two. */
function firstHeading(lines: readonly Line[], style: number | undefined): number {
  const numbered = lines.findIndex((line) => line.kind === 'heading' && line.number > 0)
  if (numbered >= 0 && (style !== undefined || numbered < 6)) return numbered
  const telling = lines.findIndex(
    (line, index) =>
      line.kind === 'date' ||
      (line.kind === 'prose' && !isLeadIn(line) && lines[index - 1]?.kind === 'heading' && !isLeadIn(lines[index - 1])),
  )
  if (telling < 0) return lines.length
  // A time line begins with its first date; what stands above it leads up to it.
  if (lines[telling]?.kind === 'date') return telling
  let first = telling - 1
  if (lines[first - 1]?.kind === 'heading' && !isLeadIn(lines[first - 1])) first -= 1
  return first
}

/** Lines that lead up to a review and report nothing: 让我们一起来回顾一下. */
const isLeadIn = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.text.length < 40 &&
  /[！!？?吧]$|^是|让我们|一起|回顾|盘点|之年$|一年$/.test(line.text.value) &&
  !/\d月/.test(line.text.value)
