import { blockText } from '../blockText.js'
import type { DropCode } from '../messages/dropReasons.js'
import type { Span } from '../span.js'
import type { Block, SourceTree } from '../tree.js'

/** Records further spans as dropped. */
export const markDropped = (tree: SourceTree, code: DropCode, spans: readonly Span[]): SourceTree => ({
  ...tree,
  dropped: [...tree.dropped, ...spans.map((span) => ({ code, span }))],
})

/** Removes the blocks for which there is a code, and records their text as dropped. */
export function dropBlocks(
  tree: SourceTree,
  codeOf: (block: Block, index: number) => DropCode | undefined,
): SourceTree {
  const codes = tree.blocks.map(codeOf)
  const dropped = tree.blocks.flatMap((block, index) => {
    const code = codes[index]
    return code
      ? blockText(block)
          .spans()
          .map((span) => ({ code, span }))
      : []
  })
  return { ...tree, blocks: tree.blocks.filter((_, index) => !codes[index]), dropped: [...tree.dropped, ...dropped] }
}
