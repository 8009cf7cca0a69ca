import { convertLexicalToHTML, type HTMLConverters } from '@payloadcms/richtext-lexical/html'
import type { SerializedLexicalNode } from '@payloadcms/richtext-lexical/lexical'
import escapeHtml from 'escape-html'

import { type Picture, pictureHtml } from './pictureHtml.js'
import { linkTarget, sanitiseHtml } from './sanitiseHtml.js'

/**
 * Converts rich text to sanitised HTML; empty when there is no text.
 * @param value the text as Lexical stores it
 * @param pictures the images that the reader may see, by id
 * @param publicUrl prefix of relative file addresses
 */
export function lexicalToHtml(value: unknown, pictures: ReadonlyMap<string, Picture>, publicUrl: string): string {
  const root = (value as { root?: { children?: unknown } } | null | undefined)?.root
  const children = nodesIn(root?.children)
  if (children.length === 0) return ''
  const html = convertLexicalToHTML({
    data: { root: { type: 'root', version: 1, format: '', indent: 0, direction: null, children } },
    converters: htmlConverters(pictures, publicUrl),
    disableContainer: true,
    disableIndent: true,
    disableTextAlign: true,
  })
  return sanitiseHtml(html)
}

type LexicalNode = {
  children?: unknown
  tag?: unknown
  text?: unknown
  format?: unknown
  value?: unknown
  headerState?: unknown
  colSpan?: unknown
  rowSpan?: unknown
  fields?: { url?: unknown; newTab?: unknown }
}
type ConverterArgs = { node: unknown; nodesToHTML: (args: { nodes: SerializedLexicalNode[] }) => string[] }
type Converter = (args: ConverterArgs) => string

/** Lexical's format bits of a text node, outermost tag last. */
const formatTags: readonly (readonly [bit: number, tag: string])[] = [
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [2, 'em'],
  [1, 'strong'],
  [8, 'u'],
  [4, 's'],
]

/** The nodes in `children`, which may hold anything when another editor or a later version wrote the text. */
const nodesIn = (children: unknown): SerializedLexicalNode[] => (Array.isArray(children) ? children.filter(isNode) : [])

// Checks no more than that: each converter checks the properties that it reads, and unknown types keep their text.
const isNode = (node: unknown): node is SerializedLexicalNode => typeof node === 'object' && node !== null

const childrenHtml = ({ node, nodesToHTML }: ConverterArgs): string => {
  const children = (node as LexicalNode).children
  return nodesToHTML({ nodes: nodesIn(children) }).join('')
}

const wrapIn =
  (tag: string): Converter =>
  (args) =>
    `<${tag}>${childrenHtml(args)}</${tag}>`

const text: Converter = ({ node }) => {
  const { text: content, format } = node as LexicalNode
  const bits = typeof format === 'number' ? format : 0
  return formatTags.reduce(
    (html, [bit, tag]) => (bits & bit ? `<${tag}>${html}</${tag}>` : html),
    escapeHtml(typeof content === 'string' ? content : ''),
  )
}

// h1 is for the title of the page.
const headings: Readonly<Record<string, string>> = { h1: 'h2', h2: 'h2', h3: 'h3' }
const heading: Converter = (args) => wrapIn(headings[String((args.node as LexicalNode).tag)] ?? 'h4')(args)

const link: Converter = (args) => {
  const { fields } = args.node as LexicalNode
  const href = linkTarget(fields?.url)
  const contentHtml = childrenHtml(args)
  if (!href) return contentHtml
  const target = fields?.newTab === true ? ' target="_blank"' : ''
  return `<a href="${escapeHtml(href)}" rel="noopener"${target}>${contentHtml}</a>`
}

const spanAttribute = (name: string, value: unknown): string =>
  typeof value === 'number' && value > 1 ? ` ${name}="${Math.trunc(value)}"` : ''
const cell: Converter = (args) => {
  const { headerState, colSpan, rowSpan } = args.node as LexicalNode
  const tag = typeof headerState === 'number' && headerState > 0 ? 'th' : 'td'
  const spans = spanAttribute('colspan', colSpan) + spanAttribute('rowspan', rowSpan)
  return `<${tag}${spans}>${childrenHtml(args)}</${tag}>`
}

const upload =
  (pictures: ReadonlyMap<string, Picture>, publicUrl: string): Converter =>
  ({ node }) => {
    const { value } = node as LexicalNode
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
    const picture = pictures.get(String(id))
    return picture ? pictureHtml(picture, publicUrl) : ''
  }

/** The converter of each node type. Images that are not in `pictures` are omitted; unknown nodes keep their text. */
const htmlConverters = (pictures: ReadonlyMap<string, Picture>, publicUrl: string): HTMLConverters =>
  ({
    text,
    tab: '\t',
    linebreak: '<br>',
    horizontalrule: '<hr>',
    paragraph: ((args) => (childrenHtml(args) === '' ? '' : wrapIn('p')(args))) satisfies Converter,
    heading,
    quote: wrapIn('blockquote'),
    list: ((args) => wrapIn((args.node as LexicalNode).tag === 'ol' ? 'ol' : 'ul')(args)) satisfies Converter,
    listitem: wrapIn('li'),
    link,
    autolink: link,
    table: ((args) => `<table><tbody>${childrenHtml(args)}</tbody></table>`) satisfies Converter,
    tablerow: wrapIn('tr'),
    tablecell: cell,
    upload: upload(pictures, publicUrl),
    unknown: childrenHtml,
  }) as HTMLConverters
