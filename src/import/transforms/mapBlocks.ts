import type { Block, Inline } from '../tree.js'

/** Replaces every block by none, one or several blocks; the blocks inside lists and quotes come first. */
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

/** Replaces every inline of paragraphs and headings by none, one or several inlines. */
export const mapInlines = (blocks: readonly Block[], change: (inline: Inline) => readonly Inline[]): Block[] =>
  mapBlocks(blocks, (block) =>
    block.type === 'paragraph' || block.type === 'heading'
      ? [{ ...block, children: block.children.flatMap(change) }]
      : [block],
  )
