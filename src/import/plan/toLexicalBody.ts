import { readLinkAddress } from '../../richText/linkAddress.js'
import type { Block, Inline } from '../tree.js'
import { mediaKey } from './planMedia.js'
import type { RecordKey } from './records.js'

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

const blockDefaults = { direction: 'ltr', format: '', indent: 0, version: 1 } as const
const boldFormat = 1
const italicFormat = 2

/**
 * Builds the Lexical editor state of a body.
 * @param mediaId gives the stored id of a planned image; an image without one is omitted, as the editor cannot open it
 */
export function toLexicalBody(
  blocks: readonly Block[],
  mediaId: (key: RecordKey) => string | number | undefined,
): LexicalBody {
  let uploads = 0

  const nodes = (innerBlocks: readonly Block[]): LexicalNode[] => innerBlocks.flatMap(node)
  const node = (each: Block): LexicalNode[] => {
    switch (each.type) {
      case 'paragraph':
        return [{ ...blockDefaults, type: 'paragraph', textFormat: 0, textStyle: '', children: inlines(each.children) }]
      case 'heading':
        return [{ ...blockDefaults, type: 'heading', tag: `h${each.level}`, children: inlines(each.children) }]
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
  // A Lexical quote holds text only: its paragraphs are separated by breaks, and other blocks follow it.
  const quote = (innerBlocks: readonly Block[]): LexicalNode[] => {
    const texts = innerBlocks.filter((each) => each.type === 'paragraph' || each.type === 'heading')
    const children = texts.flatMap((each, index) => [...(index > 0 ? [lineBreak] : []), ...inlines(each.children)])
    return [
      ...(children.length > 0 ? [{ ...blockDefaults, type: 'quote', children }] : []),
      ...nodes(innerBlocks.filter((each) => each.type !== 'paragraph' && each.type !== 'heading')),
    ]
  }
  const list = (ordered: boolean, items: readonly (readonly Block[])[]): LexicalNode => {
    const children = items.flatMap(listItems).map((item, index) => ({ ...item, value: index + 1 }))
    return {
      ...blockDefaults,
      type: 'list',
      listType: ordered ? 'number' : 'bullet',
      tag: ordered ? 'ol' : 'ul',
      start: 1,
      children,
    }
  }
  // A nested list has a list item of its own.
  const listItems = (item: readonly Block[]): LexicalNode[] => {
    const texts = item.filter((each) => each.type === 'paragraph' || each.type === 'heading')
    const textChildren = texts.flatMap((each, index) => [...(index > 0 ? [lineBreak] : []), ...inlines(each.children)])
    const innerLists = item
      .filter((each) => each.type === 'list')
      .map((each) => ({ ...blockDefaults, type: 'listitem', indent: 1, children: [list(each.ordered, each.items)] }))
    return [
      ...(textChildren.length > 0 ? [{ ...blockDefaults, type: 'listitem', children: textChildren }] : []),
      ...innerLists,
    ]
  }

  return { root: { ...blockDefaults, type: 'root', children: nodes(blocks.flatMap(liftFromList)) } }
}

const lineBreak: LexicalNode = { type: 'linebreak', version: 1 }

/** Moves images and quotes from inside a list to after it, since a Lexical list cannot hold them. */
function liftFromList(each: Block): Block[] {
  if (each.type !== 'list') return [each]
  const liftedItems = each.items.map((item) => item.flatMap(liftFromList))
  const isMovable = (inner: Block) => inner.type === 'image' || inner.type === 'quote'
  return [
    {
      ...each,
      items: liftedItems.map((item) => item.filter((inner) => !isMovable(inner))).filter((item) => item.length > 0),
    },
    ...liftedItems.flat().filter(isMovable),
  ]
}

function inlines(children: readonly Inline[]): LexicalNode[] {
  return children.map((inline): LexicalNode => {
    if (inline.type === 'break') return lineBreak
    if (inline.type === 'link') {
      const fields = { linkType: 'custom', url: storedAddress(inline.url.value), newTab: false }
      return { ...blockDefaults, type: 'link', version: 3, fields, children: inlines(inline.children) }
    }
    const format = (inline.bold ? boldFormat : 0) | (inline.italic ? italicFormat : 0)
    return { type: 'text', version: 1, text: inline.text.value, format, detail: 0, mode: 'normal', style: '' }
  })
}

/** As the rich text field stores it; `dropUnsafeUrls` has left no address that cannot be taken. */
const storedAddress = (url: string): string => {
  const address = readLinkAddress(url)
  return 'stored' in address ? address.stored : url
}
