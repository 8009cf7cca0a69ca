import { readLinkAddress } from '../../richText/linkAddress.js'
import type { SourcedText } from '../SourcedText.js'
import type { Inline, Transform } from '../tree.js'
import { markDropped } from './markDropped.js'
import { mapBlocks, mapInlines } from './mapBlocks.js'

const parseUrl = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined)

// A path or an anchor would lead to another website than the one that the source was taken from.
const isSafeLink = (url: string): boolean => {
  const address = readLinkAddress(url)
  return 'stored' in address && URL.canParse(address.stored)
}
const isSafeImage = (url: string): boolean => ['http:', 'https:'].includes(parseUrl(url)?.protocol ?? '')

/**
 * Keeps only links whose address can be taken and leads to one place; others become plain text. Images without a web
 * address are removed.
 */
export const dropUnsafeUrls: Transform = (tree) => {
  const links: SourcedText[] = []
  const images: SourcedText[] = []
  const checkLink = (inline: Inline): readonly Inline[] => {
    if (inline.type !== 'link' || isSafeLink(inline.url.value)) return [inline]
    links.push(inline.url)
    return inline.children
  }
  const blocks = mapBlocks(mapInlines(tree.blocks, checkLink), (block) => {
    if (block.type !== 'image' || isSafeImage(block.url.value)) return [block]
    images.push(block.url)
    return []
  })
  const spansOf = (texts: readonly SourcedText[]) => texts.flatMap((text) => text.spans())
  return markDropped(markDropped({ ...tree, blocks }, 'refusedLink', spansOf(links)), 'refusedImage', spansOf(images))
}
