import type { Block, Inline } from '../tree.js'
import { mapBlocks } from './mapBlocks.js'

/** Rewrites the inlines of every paragraph and heading. */
export const mapInlines = (blocks: readonly Block[], change: (inline: Inline) => readonly Inline[]): Block[] =>
  mapBlocks(blocks, (block) =>
    block.type === 'paragraph' || block.type === 'heading'
      ? [{ ...block, children: block.children.flatMap(change) }]
      : [block],
  )
