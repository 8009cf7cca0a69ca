import { convertLexicalToHTML } from '@payloadcms/richtext-lexical/html'

import { htmlConverters, nodesIn } from './htmlConverters.js'
import type { Picture } from './pictureHtml.js'
import { sanitiseHtml } from './sanitiseHtml.js'

/**
 * A long text as sanitised HTML; empty when there is no text.
 * @param value the text as Lexical stores it
 * @param pictures the images that the reader may see, by id
 * @param publicUrl what addresses begin with
 */
export function lexicalToHtml(value: unknown, pictures: ReadonlyMap<string, Picture>, publicUrl: string): string {
  const root = (value as { root?: { children?: unknown } } | null | undefined)?.root
  const children = nodesIn(root?.children)
  if (children.length === 0) return ''
  const html = convertLexicalToHTML({
    data: { root: { ...root, children } } as never,
    converters: htmlConverters(pictures, publicUrl),
    disableContainer: true,
    disableIndent: true,
    disableTextAlign: true,
  })
  return sanitiseHtml(html)
}
