import { SourcedText } from '../SourcedText.js'
import { blockText, inlineText, plainInlines } from '../blockText.js'
import type { Block, HeadingBlock, Inline } from '../tree.js'
import { cleanText } from './cleanText.js'

/** Collects inline content into paragraphs and puts blocks in sequence, as a browser would. */
export class BlockWriter {
  private readonly blocks: Block[] = []
  private pending: Inline[] = []
  private inParagraph = false

  constructor(private readonly currentGroup: () => number) {}

  /** Text inside `<p>` is one paragraph; elsewhere an empty line separates paragraphs. */
  text(text: SourcedText, style: { bold: boolean; italic: boolean }): void {
    if (this.inParagraph) {
      this.inline({ type: 'text', text, ...style })
      return
    }
    let at = 0
    for (const gap of text.value.matchAll(/(\r\n|\n|\r)[ \t]*(\r\n|\n|\r)\s*/g)) {
      this.inline({ type: 'text', text: text.slice(at, gap.index), ...style })
      this.flush()
      at = gap.index + gap[0].length
    }
    this.inline({ type: 'text', text: text.slice(at), ...style })
  }

  inline(inline: Inline): void {
    this.pending.push(inline)
  }

  /** A single break inside `<p>` stays a break; two breaks, or one between blocks, separate paragraphs. */
  lineBreak(): void {
    const last = this.pending.at(-1)
    if (!this.inParagraph || last?.type === 'break') this.flush()
    else this.inline({ type: 'break' })
  }

  block(block: Block): void {
    this.flush()
    this.blocks.push(block)
  }

  heading(tag: string, content: readonly Block[]): void {
    const text = SourcedText.join(
      content.map(blockText).filter((part) => part.length > 0),
      ' ',
    )
    // h1 is the title of the page, so headings of the body begin at h2.
    const level = ({ h1: 2, h2: 2, h3: 3 } as const)[tag as 'h1' | 'h2' | 'h3'] ?? (4 as HeadingBlock['level'])
    this.flush()
    if (text.length > 0) this.blocks.push({ type: 'heading', level, children: plainInlines(text) })
    for (const block of content) if (block.type === 'image') this.blocks.push(block)
  }

  /** A row of a table becomes one paragraph of its cells. */
  row(cells: readonly (readonly Block[])[]): void {
    const texts = cells.map((cell) => SourcedText.join(cell.map(blockText), ' ')).filter((text) => text.length > 0)
    this.flush()
    this.pending.push(...plainInlines(SourcedText.join(texts, ' | ')))
    this.flush()
    for (const block of cells.flat()) if (block.type === 'image') this.blocks.push(block)
  }

  scope(write: () => void, isParagraph = false): void {
    this.flush()
    const wasInParagraph = this.inParagraph
    this.inParagraph = isParagraph
    write()
    this.flush()
    this.inParagraph = wasInParagraph
  }

  finish(): Block[] {
    this.flush()
    return this.blocks
  }

  private flush(): void {
    const children = cleanInlines(this.pending)
    this.pending = []
    if (inlineText(children).length > 0) this.blocks.push({ type: 'paragraph', group: this.currentGroup(), children })
  }
}

/** Cleans white space: between two inlines of a paragraph it is kept, at the edges and next to breaks it is removed. */
function cleanInlines(inlines: readonly Inline[]): Inline[] {
  const cleaned = inlines.map(cleanInline).filter((inline) => inline.type !== 'text' || inline.text.length > 0)
  const isContent = ({ type }: Inline) => type !== 'break'
  return cleaned.slice(Math.max(0, cleaned.findIndex(isContent)), cleaned.findLastIndex(isContent) + 1)
}

function cleanInline(inline: Inline, index: number, siblings: readonly Inline[]): Inline {
  if (inline.type === 'break') return inline
  if (inline.type === 'link') return { ...inline, children: cleanInlines(inline.children) }
  const { value } = inline.text
  const text = cleanText(inline.text)
  const isInner = (neighbour: Inline | undefined) => neighbour !== undefined && neighbour.type !== 'break'
  const spaceAt = (at: number) => inline.text.slice(at, at + 1).mapCharacters(() => ' ')
  const parts = [
    ...(/^[ \t]/.test(value) && isInner(siblings[index - 1]) ? [spaceAt(0)] : []),
    text,
    ...(/[ \t]$/.test(value) && text.length > 0 && isInner(siblings[index + 1]) ? [spaceAt(value.length - 1)] : []),
  ]
  return { ...inline, text: SourcedText.join(parts) }
}
