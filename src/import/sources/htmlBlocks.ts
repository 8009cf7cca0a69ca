import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'

import { SourcedText } from '../SourcedText.js'
import type { Span } from '../span.js'
import type { Block, Dropped, Inline, Note } from '../tree.js'
import { BlockWriter } from './BlockWriter.js'
import { elementRoles } from './htmlElements.js'
import { attributesOf, readImage } from './htmlImage.js'
import { sourceText } from './sourceText.js'

type Style = { readonly bold: boolean; readonly italic: boolean }
export type HtmlBlocks = {
  readonly blocks: readonly Block[]
  readonly dropped: readonly Dropped[]
  readonly notes: readonly Note[]
}

/** Reads the HTML of a source from `offset` to its end into blocks; tags and what is no content are named in `dropped`. */
export function htmlBlocks(source: string, offset: number): HtmlBlocks {
  const fragment = parseFragment(source.slice(offset), { sourceCodeLocationInfo: true })
  const dropped: Dropped[] = []
  const notes: Note[] = []
  let group = 0

  const place = (location: { startOffset: number; endOffset: number } | null | undefined): Span =>
    location ? [offset + location.startOffset, offset + location.endOffset] : [offset, offset]

  const walk = (nodes: readonly Tree.ChildNode[], writer: BlockWriter, style: Style): void => {
    for (const node of nodes) {
      if (node.nodeName === '#text') writeText(node as Tree.TextNode, writer, style)
      else if (node.nodeName === '#comment') dropped.push({ code: 'comment', span: place(node.sourceCodeLocation) })
      else if ('tagName' in node) element(node, writer, style)
    }
  }

  const writeText = (node: Tree.TextNode, writer: BlockWriter, style: Style): void => {
    const [start, end] = place(node.sourceCodeLocation)
    const read = sourceText(source, start, end)
    const bare = (text: string) => text.replace(/\s/g, '')
    // The parser moves misplaced text out of tables; then only the whole stretch is known.
    const text = bare(read.value) === bare(node.value) ? read : SourcedText.decoded(node.value, [start, end])
    for (const match of source.slice(start, end).matchAll(/&[#\w]+;?/g)) {
      dropped.push({ code: 'markup', span: [start + match.index, start + match.index + match[0].length] })
    }
    writer.text(text, style)
  }

  const element = (node: Tree.Element, writer: BlockWriter, style: Style): void => {
    const location = node.sourceCodeLocation
    const role = elementRoles[node.tagName]
    if (role === 'active' || role === 'embedded') {
      dropped.push({ code: role === 'active' ? 'activeContent' : 'embedded', span: place(location) })
      return
    }
    for (const tag of [location?.startTag ?? location, location?.endTag]) {
      if (tag) dropped.push({ code: 'markup', span: place(tag) })
    }
    const inside = (within: readonly Tree.ChildNode[] = node.childNodes): Block[] => {
      const inner = new BlockWriter(() => group)
      walk(within, inner, style)
      return inner.finish()
    }
    const find = attributesOf(source, offset, node)
    switch (role) {
      case 'image':
        return writer.block(readImage(find, group))
      case 'break':
        return writer.lineBreak()
      case 'bold':
        return walk(node.childNodes, writer, { ...style, bold: true })
      case 'italic':
        return walk(node.childNodes, writer, { ...style, italic: true })
      case 'link':
        return link(node, find('href'), writer, style)
      case 'heading':
        return writer.heading(node.tagName, inside())
      case 'quote':
        return writer.block({ type: 'quote', blocks: inside() })
      case 'list': {
        const items = node.childNodes.map((child) => inside([child]))
        return writer.block({
          type: 'list',
          ordered: node.tagName === 'ol',
          items: items.filter((item) => item.length > 0),
        })
      }
      case 'table':
        notes.push({ code: 'tableFlattened', spans: [place(location)] })
        return writer.scope(() => walk(node.childNodes, writer, style))
      case 'row':
        group += 1
        return writer.row(node.childNodes.filter((cell) => 'tagName' in cell).map((cell) => inside([cell])))
      case 'paragraph':
      case 'container':
        group += 1
        return writer.scope(() => walk(node.childNodes, writer, style), role === 'paragraph')
      default:
        return walk(node.childNodes, writer, style)
    }
  }

  const link = (node: Tree.Element, url: SourcedText | undefined, writer: BlockWriter, style: Style): void => {
    if (!url) return walk(node.childNodes, writer, style)
    const inner = new BlockWriter(() => group)
    walk(node.childNodes, inner, style)
    const blocks = inner.finish()
    // A link round an image, or round whole blocks, cannot be kept as a link of text.
    if (blocks.some((block) => block.type !== 'paragraph')) return walk(node.childNodes, writer, style)
    const children = blocks.flatMap((block): readonly Inline[] => (block.type === 'paragraph' ? block.children : []))
    writer.inline({ type: 'link', url, children })
  }

  const writer = new BlockWriter(() => group)
  walk(fragment.childNodes, writer, { bold: false, italic: false })
  return { blocks: writer.finish(), dropped, notes }
}
