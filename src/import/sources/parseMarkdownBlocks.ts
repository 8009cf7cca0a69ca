import type { Nodes, Parents, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

import { SourcedText } from '../SourcedText.js'
import { mergeSpans, type Span } from '../span.js'
import type { Block, DroppedSpan, Note } from '../tree.js'
import { BlockWriter } from './BlockWriter.js'
import { decodeHtmlText } from './decodeHtmlText.js'
import { parseHtmlBlocks } from './parseHtmlBlocks.js'
import { describesImage } from './parseImage.js'

const htmlBlock = /<\/?(?:p|div|section|article|table|ul|ol|h[1-6]|blockquote|figure|br|span)\b/i
const markdownSign =
  /^\s{0,3}(?:#{1,6}\s|[-*+]\s|\d{1,2}[.)]\s|>\s|```)|\*\*[^*\s][^*]*\*\*|!\[[^\]]*\]\(|\[[^\]]+\]\([^)]+\)/m

/** Whether the body of a post is Markdown: it has signs of it, and no HTML that makes blocks. */
export const isMarkdown = (body: string): boolean => !htmlBlock.test(body) && markdownSign.test(body)

type Style = { readonly bold: boolean; readonly italic: boolean }
type MarkdownBlocks = {
  readonly blocks: readonly Block[]
  readonly dropped: readonly DroppedSpan[]
  readonly notes: readonly Note[]
}

/** Reads the Markdown of a source (CommonMark), from `offset` to its end, into blocks. The signs go into `dropped`. */
export function parseMarkdownBlocks(source: string, offset: number): MarkdownBlocks {
  const root = fromMarkdown(source.slice(offset))
  const definitions = new Map(
    root.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node] as const] : [])),
  )
  const kept: Span[] = []
  const dropped: DroppedSpan[] = []
  const notes: Note[] = []
  let group = 0

  const spanOf = ({ position }: Nodes): Span => [
    offset + (position?.start.offset ?? 0),
    offset + (position?.end.offset ?? 0),
  ]
  const keep = (text: SourcedText): SourcedText => {
    for (const span of text.spans()) kept.push(span)
    return text
  }
  /** A value as it stands within a node; where it cannot be found, it has the span of the node. */
  const textWithin = (node: Nodes, value: string): SourcedText => {
    const [start, end] = spanOf(node)
    const decoded = decodeHtmlText(source, start, end)
    if (decoded.value === value) return keep(decoded)
    const at = source.slice(start, end).lastIndexOf(value)
    return keep(
      value !== '' && at >= 0
        ? SourcedText.fromSource(source, start + at, start + at + value.length)
        : SourcedText.withSpan(value, [start, end]),
    )
  }

  const writeBlocks = (nodes: readonly RootContent[]): Block[] => {
    const writer = new BlockWriter(() => group)
    for (const node of nodes) writeBlock(node, writer)
    return writer.finish()
  }

  const writeBlock = (node: RootContent, writer: BlockWriter): void => {
    group += 1
    switch (node.type) {
      case 'heading':
        return writer.heading(`h${node.depth}`, writeParagraph(node))
      case 'list':
        return writer.block({
          type: 'list',
          ordered: node.ordered ?? false,
          items: node.children.map((item) => writeBlocks(item.children)).filter((item) => item.length > 0),
        })
      case 'blockquote':
        return writer.block({ type: 'quote', blocks: writeBlocks(node.children) })
      case 'html': {
        const [start, end] = spanOf(node)
        const html = parseHtmlBlocks(source.slice(0, end), start)
        for (const span of html.dropped) dropped.push(span)
        for (const note of html.notes) notes.push(note)
        kept.push([start, end])
        return html.blocks.forEach((block) => writer.block(block))
      }
      case 'code':
        return writer.scope(() => {
          textWithin(node, node.value)
            .value.split('\n')
            .forEach((line, index) => {
              if (index > 0) writer.lineBreak()
              writer.text(SourcedText.withSpan(line, spanOf(node)), plain)
            })
        }, true)
      case 'paragraph':
        return writeParagraph(node).forEach((block) => writer.block(block))
      default:
        return undefined
    }
  }

  const writeParagraph = (node: Parents): Block[] => {
    const writer = new BlockWriter(() => group)
    writer.scope(() => (node.children as PhrasingContent[]).forEach((child) => writeInline(child, writer, plain)), true)
    return writer.finish()
  }

  const writeInline = (node: PhrasingContent, writer: BlockWriter, style: Style): void => {
    const writeChildren = (children: readonly PhrasingContent[], inner: Style) =>
      children.forEach((child) => writeInline(child, writer, inner))
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return writer.text(textWithin(node, node.value), style)
      case 'strong':
        return writeChildren(node.children, { ...style, bold: true })
      case 'emphasis':
        return writeChildren(node.children, { ...style, italic: true })
      case 'break':
        return writer.lineBreak()
      case 'link':
      case 'linkReference': {
        const url = node.type === 'link' ? node.url : (definitions.get(node.identifier)?.url ?? '')
        const innerWriter = new BlockWriter(() => group)
        innerWriter.scope(() => node.children.forEach((child) => writeInline(child, innerWriter, style)), true)
        const blocks = innerWriter.finish()
        // A link around an image cannot be kept as a link of text.
        if (url === '' || blocks.some((block) => block.type !== 'paragraph')) return writeChildren(node.children, style)
        const children = blocks.flatMap((block) => (block.type === 'paragraph' ? block.children : []))
        return writer.inline({ type: 'link', url: textWithin(node, url), children })
      }
      case 'image':
      case 'imageReference': {
        const url = node.type === 'image' ? node.url : (definitions.get(node.identifier)?.url ?? '')
        const alt = node.alt ? textWithin(node, node.alt) : undefined
        return writer.block({
          type: 'image',
          group,
          url: textWithin(node, url),
          alt: alt && describesImage(alt.value) ? alt : undefined,
        })
      }
      default:
        return undefined
    }
  }

  const blocks = writeBlocks(root.children)
  return { blocks, dropped: [...dropped, ...invert(kept, [offset, source.length])], notes }
}

const plain: Style = { bold: false, italic: false }

/** What lies between the spans that are kept: the signs of Markdown. */
function invert(kept: readonly Span[], [start, end]: Span): DroppedSpan[] {
  const signs: DroppedSpan[] = []
  let at = start
  for (const [from, to] of [...mergeSpans(kept), [end, end] as const]) {
    if (from > at) signs.push({ code: 'markup', span: [at, from] })
    at = Math.max(at, to)
  }
  return signs
}
