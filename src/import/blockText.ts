import { SourcedText } from './SourcedText.js'
import type { Block, Inline } from './tree.js'

const inlineTexts = (inlines: readonly Inline[]): SourcedText[] =>
  inlines.flatMap((inline) =>
    inline.type === 'text' ? [inline.text] : inline.type === 'link' ? inlineTexts(inline.children) : [],
  )

/** The text of inlines, as one line. */
export const inlineText = (inlines: readonly Inline[]): SourcedText => SourcedText.join(inlineTexts(inlines))

/** The text of a block, as one line. An image has none; the parts of a list or quote are joined. */
export function blockText(block: Block): SourcedText {
  switch (block.type) {
    case 'image':
      return SourcedText.empty
    case 'list':
      return SourcedText.join(block.items.flat().map(blockText))
    case 'quote':
      return SourcedText.join(block.blocks.map(blockText))
    default:
      return inlineText(block.children)
  }
}

/** A text as inlines without format. */
export const plainInlines = (text: SourcedText): Inline[] => [{ type: 'text', text, bold: false, italic: false }]
