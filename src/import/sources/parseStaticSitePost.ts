import type { DroppedSpan, ParsedSource } from '../tree.js'
import { parseFrontMatter } from './parseFrontMatter.js'
import { parseHtmlBlocks } from './parseHtmlBlocks.js'
import { isMarkdown, parseMarkdownBlocks } from './parseMarkdownBlocks.js'

/**
 * Reads a static site post: front matter and a body in HTML or Markdown.
 * @throws ImportError `frontMatterNotClosed`, `frontMatterInvalid`
 */
export function parseStaticSitePost(source: string): ParsedSource {
  const { meta, dropped, bodyStart } = parseFrontMatter(source)
  const parseBody = isMarkdown(source.slice(bodyStart)) ? parseMarkdownBlocks : parseHtmlBlocks
  const body = parseBody(source, bodyStart)
  const byteOrderMark: DroppedSpan[] = source.startsWith('\uFEFF') ? [{ code: 'byteOrderMark', span: [0, 1] }] : []
  return {
    meta,
    blocks: body.blocks,
    dropped: [...byteOrderMark, ...dropped, ...body.dropped],
    notes: body.notes,
  }
}
