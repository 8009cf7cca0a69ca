import { blockText } from '../blockText.js'
import { type SourcedText } from '../SourcedText.js'
import type { Block, Inline, Transform } from '../tree.js'
import { markDropped } from './markDropped.js'

const originPattern =
  /^(?:原文(?:链接|地址|网址|出处|来源)?|(?:文章|本文|稿件|信息)?来源(?:链接|网址)?|(?:点击)?(?:查看|阅读)原文|本文链接|转载(?:自|来源)|Via|Source)\s*[:：]?/i
const writtenAddress = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/

/** Among how many blocks at the end the line is looked for. */
const lastBlocks = 10

/**
 * Moves the address of the original, which sites print below a reprint with a link or in words, into the meta field
 * `link`. The rest of the line (who edited it) is dropped with the credits.
 */
export const extractOrigin: Transform = (tree) => {
  for (const block of tree.blocks.slice(-lastBlocks).reverse()) {
    const url = originPattern.test(blockText(block).value) ? addressOf(block) : undefined
    if (!url || !/^https?:\/\/[^/]/.test(url.value)) continue
    const blocks = tree.blocks.filter((other) => other !== block)
    const meta = [...tree.meta, { key: 'link', values: [url] }]
    return markDropped({ ...tree, blocks, meta }, 'credits', blockText(block).spans())
  }
  return tree
}

function addressOf(block: Block): SourcedText | undefined {
  if (block.type !== 'paragraph') return undefined
  const link = block.children.find((inline): inline is Extract<Inline, { type: 'link' }> => inline.type === 'link')
  if (link) return link.url
  const text = blockText(block)
  const match = writtenAddress.exec(text.value)
  return match ? text.slice(match.index, match.index + match[0].length) : undefined
}
