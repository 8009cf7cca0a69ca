import { blockText } from '../blockText.js'
import type { SourcedText } from '../SourcedText.js'
import type { Block, Transform } from '../tree.js'

const captionPattern = /^(?:图为|图[:：]|图片说明[:：]|△|▲|▼|↑|↓)\s*(?<text>.{2,80})$/

/**
 * Uses the caption of an image as its alternative text when it has none: what the source marks as a caption before or
 * after it, or a line after it that begins like one. The caption also stays in the body.
 */
export const captionImages: Transform = (tree) => ({
  ...tree,
  blocks: tree.blocks.map((block, index) => {
    if (block.type !== 'image' || block.alt) return block
    const alt =
      markedCaption(tree.blocks[index + 1]) ??
      (tree.blocks[index - 2]?.type === 'image' ? undefined : markedCaption(tree.blocks[index - 1])) ??
      writtenCaption(tree.blocks[index + 1])
    return alt ? { ...block, alt } : block
  }),
})

const markedCaption = (block: Block | undefined): SourcedText | undefined =>
  block?.type === 'paragraph' && block.isCaption ? blockText(block) : undefined

function writtenCaption(block: Block | undefined): SourcedText | undefined {
  if (block?.type !== 'paragraph') return undefined
  const text = blockText(block)
  const captionText = captionPattern.exec(text.value)?.groups?.text
  return captionText === undefined ? undefined : text.slice(text.length - captionText.length).trim()
}
