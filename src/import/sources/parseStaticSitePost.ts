import type { DroppedSpan, ParsedSource } from '../tree.js'
import { parseFrontMatter } from './parseFrontMatter.js'
import { parseHtmlBlocks } from './parseHtmlBlocks.js'

/**
 * Reads a static site post: front matter and an HTML body.
 * @throws ImportError `frontMatterNotClosed`, `frontMatterInvalid`
 */
export function parseStaticSitePost(source: string): ParsedSource {
  const { meta, dropped, bodyStart } = parseFrontMatter(source)
  const body = parseHtmlBlocks(source, bodyStart)
  const byteOrderMark: DroppedSpan[] = source.startsWith('\uFEFF') ? [{ code: 'byteOrderMark', span: [0, 1] }] : []
  return {
    meta,
    blocks: body.blocks,
    dropped: [...byteOrderMark, ...dropped, ...body.dropped],
    notes: body.notes,
  }
}
