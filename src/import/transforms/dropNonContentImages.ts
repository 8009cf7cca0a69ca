import type { DropCode } from '../messages/dropReasons.js'
import type { SourcedText } from '../SourcedText.js'
import type { ImageBlock, SourceTree, Transform } from '../tree.js'
import patterns from './data/nonContentImages.json' with { type: 'json' }
import { mapBlocks } from './mapBlocks.js'
import { markDropped } from './markDropped.js'

const anyPattern = (sources: readonly string[]): RegExp => new RegExp(sources.join('|'), 'i')
const placeholderAddress = anyPattern(patterns.placeholders)
const trackerAddress = anyPattern(patterns.trackers)
const emojiAddress = anyPattern(patterns.emoji)

/** Pixels up to which an image counts a visit instead of showing something, and up to which it is a sign in the text. */
const [maxTrackerSize, maxEmojiSize] = [3, 40]

/** Removes images that show nothing of the article: placeholders of other services, counting pixels and emoji. */
export const dropNonContentImages: Transform = (tree) => {
  const found: { readonly code: DropCode; readonly text: SourcedText }[] = []
  const blocks = mapBlocks(tree.blocks, (block) => {
    const code = block.type === 'image' ? dropCodeOf(block) : undefined
    if (block.type !== 'image' || !code) return [block]
    found.push({ code, text: block.url })
    return []
  })
  const meta = tree.meta.map((field) => ({
    ...field,
    values: field.values.filter((value) => {
      const isPlaceholder = /^https?:\/\//.test(value.value) && placeholderAddress.test(value.value)
      if (isPlaceholder) found.push({ code: 'placeholderImage', text: value })
      return !isPlaceholder
    }),
  }))
  return found.reduce<SourceTree>((result, { code, text }) => markDropped(result, code, text.spans()), {
    ...tree,
    meta,
    blocks,
  })
}

function dropCodeOf({ url, size, alt }: ImageBlock): DropCode | undefined {
  const address = url.value
  if (placeholderAddress.test(address)) return 'placeholderImage'
  const [shorter, longer] = size
    ? [Math.min(size.width, size.height), Math.max(size.width, size.height)]
    : [Infinity, Infinity]
  if (shorter <= maxTrackerSize || trackerAddress.test(address)) return 'trackingPixel'
  const isIcon = longer <= maxEmojiSize && shorter === longer && alt === undefined
  return isIcon || emojiAddress.test(address) ? 'emojiImage' : undefined
}
