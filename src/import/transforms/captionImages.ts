import { blockText } from '../blockText.js'
import type { Block, Transform } from '../tree.js'

const caption = /^(?:图为|图[:：]|图片说明[:：]|△|▲|▼|↑|↓)\s*(?<text>.{2,80})$/

/** Gives an image without a description the caption right after it; the caption stays in the body for all to read. */
export const captionImages: Transform = (tree) => ({
  ...tree,
  blocks: tree.blocks.map((block, index) => captioned(block, tree.blocks[index + 1])),
})

function captioned(block: Block, next: Block | undefined): Block {
  if (block.type !== 'image' || block.alt || next?.type !== 'paragraph') return block
  const text = blockText(next)
  const words = caption.exec(text.value)?.groups?.text
  return words === undefined ? block : { ...block, alt: text.slice(text.length - words.length).trim() }
}
