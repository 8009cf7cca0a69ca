import type { SourcedText } from '../SourcedText.js'
import type { Inline, Transform } from '../tree.js'
import { dropFrom } from './dropFrom.js'
import { mapBlocks } from './mapBlocks.js'
import { mapInlines } from './mapInlines.js'

const parsed = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined)
const isLink = (url: string): boolean => ['http:', 'https:', 'mailto:'].includes(parsed(url)?.protocol ?? '')
const isImage = (url: string): boolean => ['http:', 'https:'].includes(parsed(url)?.protocol ?? '')

/** Keeps links of http, https and mailto alone, others become their text; images without a web address go. */
export const refuseUnsafe: Transform = (tree) => {
  const links: SourcedText[] = []
  const images: SourcedText[] = []
  const checked = (inline: Inline): readonly Inline[] => {
    if (inline.type !== 'link' || isLink(inline.url.value)) return [inline]
    links.push(inline.url)
    return inline.children
  }
  const blocks = mapBlocks(mapInlines(tree.blocks, checked), (block) => {
    if (block.type !== 'image' || isImage(block.url.value)) return [block]
    images.push(block.url)
    return []
  })
  const spans = (texts: readonly SourcedText[]) => texts.flatMap((text) => text.spans())
  return dropFrom(dropFrom({ ...tree, blocks }, 'refusedLink', spans(links)), 'refusedImage', spans(images))
}
