import type { HTMLConverters } from '@payloadcms/richtext-lexical/html'

import { escapeHtml } from './escapeHtml.js'
import { pictureHtml, type Picture } from './pictureHtml.js'
import { webLink } from './webLink.js'

type Node = {
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
type Given = { node: unknown; nodesToHTML: (args: { nodes: never[] }) => string[] }
type Converter = (given: Given) => string

/** Lexical's bits of a text's format, outermost tag last. */
const marks: readonly (readonly [bit: number, tag: string])[] = [
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [2, 'em'],
  [1, 'strong'],
  [8, 'u'],
  [4, 's'],
]

/** The nodes among what stands where nodes should: a text of another editor, or of a later version, may hold anything. */
export const nodesIn = (children: unknown): object[] =>
  Array.isArray(children) ? children.filter((node) => typeof node === 'object' && node !== null) : []

const inside = ({ node, nodesToHTML }: Given): string => {
  const children = (node as Node).children
  return nodesToHTML({ nodes: nodesIn(children) as never[] }).join('')
}

const wrapped =
  (tag: string): Converter =>
  (given) =>
    `<${tag}>${inside(given)}</${tag}>`

const text: Converter = ({ node }) => {
  const { text: written, format } = node as Node
  const bits = typeof format === 'number' ? format : 0
  return marks.reduce(
    (html, [bit, tag]) => (bits & bit ? `<${tag}>${html}</${tag}>` : html),
    escapeHtml(typeof written === 'string' ? written : ''),
  )
}

// h1 is the title of the page that shows the text.
const headings: Readonly<Record<string, string>> = { h1: 'h2', h2: 'h2', h3: 'h3' }
const heading: Converter = (given) => wrapped(headings[String((given.node as Node).tag)] ?? 'h4')(given)

const link: Converter = (given) => {
  const { fields } = given.node as Node
  const address = webLink(fields?.url)
  const words = inside(given)
  if (!address) return words
  return `<a href="${escapeHtml(address)}" rel="noopener"${fields?.newTab === true ? ' target="_blank"' : ''}>${words}</a>`
}

const span = (name: string, value: unknown): string =>
  typeof value === 'number' && value > 1 ? ` ${name}="${Math.trunc(value)}"` : ''
const cell: Converter = (given) => {
  const { headerState, colSpan, rowSpan } = given.node as Node
  const tag = typeof headerState === 'number' && headerState > 0 ? 'th' : 'td'
  return `<${tag}${span('colspan', colSpan)}${span('rowspan', rowSpan)}>${inside(given)}</${tag}>`
}

const upload =
  (pictures: ReadonlyMap<string, Picture>, publicUrl: string): Converter =>
  ({ node }) => {
    const { value } = node as Node
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
    const picture = pictures.get(String(id))
    return picture ? pictureHtml(picture, publicUrl) : ''
  }

/** How each node of a long text becomes HTML. Images that are not in `pictures` are left out, of unknown nodes the text is kept. */
export const htmlConverters = (pictures: ReadonlyMap<string, Picture>, publicUrl: string): HTMLConverters =>
  ({
    text,
    tab: '\t',
    linebreak: '<br>',
    horizontalrule: '<hr>',
    paragraph: ((given) => (inside(given) === '' ? '' : wrapped('p')(given))) satisfies Converter,
    heading,
    quote: wrapped('blockquote'),
    list: ((given) => wrapped((given.node as Node).tag === 'ol' ? 'ol' : 'ul')(given)) satisfies Converter,
    listitem: wrapped('li'),
    link,
    autolink: link,
    table: ((given) => `<table><tbody>${inside(given)}</tbody></table>`) satisfies Converter,
    tablerow: wrapped('tr'),
    tablecell: cell,
    upload: upload(pictures, publicUrl),
    unknown: inside,
  }) as HTMLConverters
