import type { Dropped, SourceTree } from '../tree.js'
import { readFrontMatter } from './frontMatter.js'
import { htmlBlocks } from './htmlBlocks.js'

/**
 * Reads a static site post: front matter and an HTML body.
 * @throws ImportError `frontMatterNotClosed`, `frontMatterInvalid`
 */
export function readStaticSitePost(source: string): SourceTree {
  const { meta, dropped, bodyStart } = readFrontMatter(source)
  const body = htmlBlocks(source, bodyStart)
  const mark: Dropped[] = source.startsWith('\uFEFF') ? [{ code: 'byteOrderMark', span: [0, 1] }] : []
  return {
    format: 'staticSitePost',
    source,
    meta,
    blocks: body.blocks,
    dropped: [...mark, ...dropped, ...body.dropped],
    notes: body.notes,
  }
}
