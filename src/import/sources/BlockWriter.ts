import { blockText, inlineText, plain } from '../blockText.js'
import { SourcedText } from '../SourcedText.js'
import type { Block, HeadingBlock, Inline } from '../tree.js'
import { cleanInlines } from './cleanInlines.js'

/** Gathers inline content into paragraphs and lays blocks one after another, as a browser would. */
export class BlockWriter {
  private readonly blocks: Block[] = []
  private pending: Inline[] = []
  private inParagraph = false

  constructor(private readonly group: () => number) {}

  /** Text: inside `<p>` it is one paragraph, elsewhere an empty line parts paragraphs. */
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

  /** A single break inside `<p>` stays a break; two, or one between blocks, part paragraphs. */
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
    // h1 is the title of the page, so the body starts at h2.
    const level = ({ h1: 2, h2: 2, h3: 3 } as const)[tag as 'h1' | 'h2' | 'h3'] ?? (4 as HeadingBlock['level'])
    this.flush()
    if (text.length > 0) this.blocks.push({ type: 'heading', level, children: plain(text) })
    this.blocks.push(...content.filter((block) => block.type === 'image'))
  }

  /** A row of a table: its cells side by side in one paragraph. */
  row(cells: readonly (readonly Block[])[]): void {
    const texts = cells.map((cell) => SourcedText.join(cell.map(blockText), ' ')).filter((text) => text.length > 0)
    this.flush()
    this.pending.push(...plain(SourcedText.join(texts, ' | ')))
    this.flush()
    this.blocks.push(...cells.flat().filter((block) => block.type === 'image'))
  }

  scope(write: () => void, paragraph = false): void {
    this.flush()
    const outer = this.inParagraph
    this.inParagraph = paragraph
    write()
    this.flush()
    this.inParagraph = outer
  }

  finish(): Block[] {
    this.flush()
    return this.blocks
  }

  private flush(): void {
    const children = cleanInlines(this.pending)
    this.pending = []
    if (inlineText(children).length > 0) this.blocks.push({ type: 'paragraph', group: this.group(), children })
  }
}
