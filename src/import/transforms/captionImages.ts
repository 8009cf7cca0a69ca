import { blockText } from '../blockText.js'
import type { Block, Transform } from '../tree.js'

const captionPattern = /^(?:图为|图[:：]|图片说明[:：]|△|▲|▼|↑|↓)\s*(?<text>.{2,80})$/

/** Uses the caption after an image as its alternative text when it has none; the caption also stays in the body. */
export const captionImages: Transform = (tree) => ({
  ...tree,
  blocks: tree.blocks.map((block, index) => addCaption(block, tree.blocks[index + 1])),
})

function addCaption(block: Block, next: Block | undefined): Block {
  if (block.type !== 'image' || block.alt || next?.type !== 'paragraph') return block
  const text = blockText(next)
  const captionText = captionPattern.exec(text.value)?.groups?.text
  return captionText === undefined ? block : { ...block, alt: text.slice(text.length - captionText.length).trim() }
}
