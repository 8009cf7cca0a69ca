import type { Block, Inline } from '../tree.js'
import { mediaKey } from './mediaFrom.js'
import type { Key } from './records.js'

export type LexicalNode = { readonly type: string; readonly version: number; readonly [property: string]: unknown }
export type LexicalBody = {
  readonly root: LexicalNode & {
    readonly type: 'root'
    readonly direction: 'ltr'
    readonly format: ''
    readonly indent: number
    readonly children: LexicalNode[]
  }
}

const block = { direction: 'ltr', format: '', indent: 0, version: 1 } as const
const bold = 1
const italic = 2

/**
 * Builds the editor state of Lexical for a body. `mediaId` gives the stored id of a planned image; an image without one is left out, as the
 * editor cannot open a picture that does not exist.
 */
export function lexicalBody(blocks: readonly Block[], mediaId: (key: Key) => string | number | undefined): LexicalBody {
  let uploads = 0

  const nodes = (within: readonly Block[]): LexicalNode[] => within.flatMap(node)
  const node = (each: Block): LexicalNode[] => {
    switch (each.type) {
      case 'paragraph':
        return [{ ...block, type: 'paragraph', textFormat: 0, textStyle: '', children: inlines(each.children) }]
      case 'heading':
        return [{ ...block, type: 'heading', tag: `h${each.level}`, children: inlines(each.children) }]
      case 'quote':
        return quote(each.blocks)
      case 'list':
        return [list(each.ordered, each.items)]
      case 'image':
        return upload(mediaId(mediaKey(each.url.value)))
    }
  }
  const upload = (value: string | number | undefined): LexicalNode[] => {
    if (value === undefined) return []
    uploads += 1
    return [
      {
        type: 'upload',
        version: 3,
        format: '',
        id: uploads.toString(16).padStart(24, '0'),
        fields: {},
        relationTo: 'media',
        value,
      },
    ]
  }
  // A quote of Lexical holds text only: its paragraphs are parted by breaks, anything else follows it.
  const quote = (within: readonly Block[]): LexicalNode[] => {
    const texts = within.filter((each) => each.type === 'paragraph' || each.type === 'heading')
    const children = texts.flatMap((each, index) => [...(index > 0 ? [lineBreak] : []), ...inlines(each.children)])
    return [
      ...(children.length > 0 ? [{ ...block, type: 'quote', children }] : []),
      ...nodes(within.filter((each) => each.type !== 'paragraph' && each.type !== 'heading')),
    ]
  }
  const list = (ordered: boolean, items: readonly (readonly Block[])[]): LexicalNode => {
    const children = items.flatMap(listItems).map((item, index) => ({ ...item, value: index + 1 }))
    return {
      ...block,
      type: 'list',
      listType: ordered ? 'number' : 'bullet',
      tag: ordered ? 'ol' : 'ul',
      start: 1,
      children,
    }
  }
  // An inner list sits in a list item of its own; images and quotes of an item are kept as text only.
  const listItems = (item: readonly Block[]): LexicalNode[] => {
    const texts = item.filter((each) => each.type === 'paragraph' || each.type === 'heading')
    const own = texts.flatMap((each, index) => [...(index > 0 ? [lineBreak] : []), ...inlines(each.children)])
    const inner = item
      .filter((each) => each.type === 'list')
      .map((each) => ({ ...block, type: 'listitem', indent: 1, children: [list(each.ordered, each.items)] }))
    return [...(own.length > 0 ? [{ ...block, type: 'listitem', children: own }] : []), ...inner]
  }

  return { root: { ...block, type: 'root', children: nodes(blocks.flatMap(lift)) } }
}

const lineBreak: LexicalNode = { type: 'linebreak', version: 1 }

/** Moves images and quotes out of lists, behind them, where the editor can show them. */
function lift(each: Block): Block[] {
  if (each.type !== 'list') return [each]
  const flat = each.items.map((item) => item.flatMap(lift))
  const movable = (inner: Block) => inner.type === 'image' || inner.type === 'quote'
  return [
    { ...each, items: flat.map((item) => item.filter((inner) => !movable(inner))).filter((item) => item.length > 0) },
    ...flat.flat().filter(movable),
  ]
}

function inlines(children: readonly Inline[]): LexicalNode[] {
  return children.map((inline): LexicalNode => {
    if (inline.type === 'break') return lineBreak
    if (inline.type === 'link') {
      const fields = { linkType: 'custom', url: inline.url.value, newTab: false }
      return { ...block, type: 'link', version: 3, fields, children: inlines(inline.children) }
    }
    const format = (inline.bold ? bold : 0) | (inline.italic ? italic : 0)
    return { type: 'text', version: 1, text: inline.text.value, format, detail: 0, mode: 'normal', style: '' }
  })
}
