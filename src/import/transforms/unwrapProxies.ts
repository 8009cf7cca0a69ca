import type { SourcedText } from '../SourcedText.js'
import type { Transform } from '../tree.js'
import { dropFrom } from './dropFrom.js'
import { mapBlocks } from './mapBlocks.js'
import { originalAddress } from './originalAddress.js'

/** Replaces addresses of images that go through a proxy by the original ones, in the body and in the front matter. */
export const unwrapProxies: Transform = (tree) => {
  const prefixes: SourcedText[] = []
  const unwrap = (url: SourcedText): SourcedText => {
    const { address, prefix } = originalAddress(url)
    if (prefix) prefixes.push(prefix)
    return address
  }
  const meta = tree.meta.map((field) => ({
    ...field,
    values: field.values.map((value) => (/^(https?:)?\/\//.test(value.value) ? unwrap(value) : value)),
  }))
  const blocks = mapBlocks(tree.blocks, (block) => [
    block.type === 'image' ? { ...block, url: unwrap(block.url) } : block,
  ])
  return dropFrom(
    { ...tree, meta, blocks },
    'proxy',
    prefixes.flatMap((prefix) => prefix.spans()),
  )
}
