import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5'

import { ImportError } from '../ImportError.js'
import { SourcedText } from '../SourcedText.js'
import type { Span } from '../span.js'
import type { Block, DroppedSpan, Inline, Note } from '../tree.js'
import { BlockWriter } from './BlockWriter.js'
import { decodeHtmlText } from './decodeHtmlText.js'
import { createAttributeFinder, parseImage } from './parseImage.js'

type Style = {
  readonly bold: boolean
  readonly italic: boolean
  /** Whether line breaks of the source are shown, as in `<pre>`. */
  readonly keepsLines?: boolean
}
export type HtmlBlocks = {
  readonly blocks: readonly Block[]
  readonly dropped: readonly DroppedSpan[]
  readonly notes: readonly Note[]
}

/** Tags within each other. Editors make a dozen at most; reading recurs into each. */
const maxDepth = 200

/** Tags and entities of a page; long articles have some thousands. */
const maxTags = 50_000

/** @throws ImportError `nestedTooDeeply` */
function requireShallow(fragment: Tree.DocumentFragment): void {
  let level: readonly Tree.ChildNode[] = fragment.childNodes
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new ImportError('nestedTooDeeply')
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []))
  }
}

/**
 * Reads the HTML of a source, from `offset` to its end, into blocks. Tags and what is not content go into `dropped`.
 */
export function parseHtmlBlocks(source: string, offset: number): HtmlBlocks {
  if ((source.slice(offset).match(/[<&]/g)?.length ?? 0) > maxTags)
    throw new ImportError('tooManyTags', { limit: maxTags })
  const fragment = parseFragment(source.slice(offset), { sourceCodeLocationInfo: true })
  requireShallow(fragment)
  const dropped: DroppedSpan[] = []
  const notes: Note[] = []
  let group = 0

  const toSpan = (location: { startOffset: number; endOffset: number } | null | undefined): Span =>
    location ? [offset + location.startOffset, offset + location.endOffset] : [offset, offset]

  const walk = (nodes: readonly Tree.ChildNode[], writer: BlockWriter, style: Style): void => {
    for (const node of nodes) {
      if (node.nodeName === '#text') writeText(node as Tree.TextNode, writer, style)
      else if (node.nodeName === '#comment') dropped.push({ code: 'comment', span: toSpan(node.sourceCodeLocation) })
      else if ('tagName' in node) writeElement(node, writer, style)
    }
  }

  const writeText = (node: Tree.TextNode, writer: BlockWriter, style: Style): void => {
    const [start, end] = toSpan(node.sourceCodeLocation)
    const decoded = decodeHtmlText(source, start, end)
    const stripWhitespace = (text: string) => text.replace(/\s/g, '')
    // The parser moves misplaced text out of tables; then only the span of the node is known.
    const text =
      stripWhitespace(decoded.value) === stripWhitespace(node.value)
        ? decoded
        : SourcedText.withSpan(node.value, [start, end])
    for (const match of source.slice(start, end).matchAll(/&[#\w]+;?/g)) {
      dropped.push({ code: 'markup', span: [start + match.index, start + match.index + match[0].length] })
    }
    const { bold, italic, keepsLines = false } = style
    if (!keepsLines) return writer.text(text, { bold, italic })
    let at = 0
    for (const lineEnd of [...text.value.matchAll(/\r\n|\n|\r/g), undefined]) {
      writer.text(text.slice(at, lineEnd?.index), { bold, italic })
      if (lineEnd) writer.lineBreak()
      at = lineEnd ? lineEnd.index + lineEnd[0].length : at
    }
  }

  const writeElement = (node: Tree.Element, writer: BlockWriter, style: Style): void => {
    const location = node.sourceCodeLocation
    const role = elementRoles[node.tagName]
    if (role === 'active' || role === 'embedded') {
      dropped.push({ code: role === 'active' ? 'activeContent' : 'embedded', span: toSpan(location) })
      return
    }
    for (const tag of [location?.startTag ?? location, location?.endTag]) {
      if (tag) dropped.push({ code: 'markup', span: toSpan(tag) })
    }
    const parseChildren = (nodes: readonly Tree.ChildNode[] = node.childNodes): Block[] => {
      const innerWriter = new BlockWriter(() => group)
      walk(nodes, innerWriter, style)
      return innerWriter.finish()
    }
    const findAttribute = createAttributeFinder(source, offset, node)
    switch (role) {
      case 'image':
        return writer.block(parseImage(findAttribute, group))
      case 'break':
        return writer.lineBreak()
      case 'bold':
        return walk(node.childNodes, writer, { ...style, bold: true })
      case 'italic':
        return walk(node.childNodes, writer, { ...style, italic: true })
      case 'link':
        return writeLink(node, findAttribute('href'), writer, style)
      case 'heading':
        return writer.heading(node.tagName, parseChildren())
      case 'quote':
        return writer.block({ type: 'quote', blocks: parseChildren() })
      case 'list': {
        const items = node.childNodes.map((child) => parseChildren([child]))
        return writer.block({
          type: 'list',
          ordered: node.tagName === 'ol',
          items: items.filter((item) => item.length > 0),
        })
      }
      case 'table':
        notes.push({ code: 'tableFlattened', spans: [toSpan(location)] })
        return writer.scope(() => walk(node.childNodes, writer, style))
      case 'row':
        group += 1
        return writer.row(node.childNodes.filter((cell) => 'tagName' in cell).map((cell) => parseChildren([cell])))
      case 'caption':
        group += 1
        return parseChildren().forEach((block) =>
          writer.block(block.type === 'paragraph' ? { ...block, isCaption: true } : block),
        )
      case 'lines':
        group += 1
        return writer.scope(() => walk(node.childNodes, writer, { ...style, keepsLines: true }), true)
      case 'paragraph':
      case 'container':
        group += 1
        return writer.scope(() => walk(node.childNodes, writer, style), role === 'paragraph')
      default:
        return walk(node.childNodes, writer, style)
    }
  }

  const writeLink = (node: Tree.Element, url: SourcedText | undefined, writer: BlockWriter, style: Style): void => {
    if (!url) return walk(node.childNodes, writer, style)
    const innerWriter = new BlockWriter(() => group)
    walk(node.childNodes, innerWriter, style)
    const blocks = innerWriter.finish()
    // A link around an image or around blocks cannot be kept as a link of text.
    if (blocks.some((block) => block.type !== 'paragraph')) return walk(node.childNodes, writer, style)
    const children = blocks.flatMap((block): readonly Inline[] => (block.type === 'paragraph' ? block.children : []))
    writer.inline({ type: 'link', url, children })
  }

  const writer = new BlockWriter(() => group)
  walk(fragment.childNodes, writer, { bold: false, italic: false })
  return { blocks: writer.finish(), dropped, notes }
}

/** What each HTML element is in an article; of an element that is not listed only the content is used. */
const elementRoles: Readonly<
  Record<
    string,
    | 'container'
    | 'paragraph'
    | 'lines'
    | 'caption'
    | 'heading'
    | 'list'
    | 'quote'
    | 'link'
    | 'bold'
    | 'italic'
    | 'image'
    | 'break'
    | 'row'
    | 'table'
    | 'active'
    | 'embedded'
  >
> = {
  ...roles(
    'container',
    'div section article main header footer aside figure center address',
    'details summary dl dt dd body html picture li',
  ),
  ...roles('paragraph', 'p'),
  ...roles('lines', 'pre'),
  ...roles('caption', 'figcaption'),
  ...roles('heading', 'h1 h2 h3 h4 h5 h6'),
  ...roles('list', 'ul ol'),
  ...roles('quote', 'blockquote'),
  ...roles('link', 'a'),
  ...roles('bold', 'strong b'),
  ...roles('italic', 'em i cite'),
  ...roles('image', 'img'),
  ...roles('break', 'br'),
  ...roles('row', 'tr'),
  ...roles('table', 'table'),
  ...roles(
    'active',
    'script style noscript template form button input select textarea option nav',
    'svg math link meta base title head',
  ),
  ...roles('embedded', 'iframe video audio object embed canvas source track map applet'),
}

function roles<R extends string>(role: R, ...names: string[]): Record<string, R> {
  return Object.fromEntries(names.flatMap((list) => list.split(' ')).map((name) => [name, role]))
}
