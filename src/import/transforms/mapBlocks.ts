import type { Block } from '../tree.js'

/** Rewrites every block, those inside lists and quotes first; a block becomes none, one or several. */
export const mapBlocks = (blocks: readonly Block[], change: (block: Block) => readonly Block[]): Block[] =>
  blocks.flatMap((block) => {
    if (block.type === 'list')
      return change({
        ...block,
        items: block.items.map((item) => mapBlocks(item, change)).filter((item) => item.length > 0),
      })
    if (block.type === 'quote') return change({ ...block, blocks: mapBlocks(block.blocks, change) })
    return change(block)
  })
