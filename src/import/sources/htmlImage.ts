import type { DefaultTreeAdapterTypes as Tree } from 'parse5'

import { SourcedText } from '../SourcedText.js'
import type { Span } from '../span.js'
import type { ImageBlock } from '../tree.js'
import { attributeText } from './sourceText.js'

type Find = (name: string) => SourcedText | undefined

/** Finds attributes of an element, each as text with its place; `offset` is where the parsed fragment starts in the source. */
export const attributesOf =
  (source: string, offset: number, element: Tree.Element): Find =>
  (name) => {
    const place = element.sourceCodeLocation?.attrs?.[name]
    if (!place) return undefined
    const text = attributeText(source, [offset + place.startOffset, offset + place.endOffset])
    return text.value === '' ? undefined : text
  }

/** Reads an image: its address (also where a page loads it lazily), description and stated size. */
export function readImage(find: Find, group: number): ImageBlock {
  const url = ['src', 'data-src', 'data-original', 'data-url']
    .map(find)
    .find((text) => text && !text.value.startsWith('data:'))
  return {
    type: 'image',
    group,
    url: url ?? SourcedText.empty,
    alt: find('alt') ?? find('title'),
    size: readSize(find),
  }
}

/** Sizes as this kind of page states them: `data-size="552,414"`, or width and height. */
function readSize(find: Find): ImageBlock['size'] {
  const pair = find('data-size')
  const written = /^\s*(\d+)\s*[,x×*]\s*(\d+)/i.exec(pair?.value ?? '')
  if (pair && written) return size(written[1], written[2], pair.spans())
  const [width, height] = [find('width'), find('height')]
  return width && height ? size(width.value, height.value, [...width.spans(), ...height.spans()]) : undefined
}

function size(width = '', height = '', spans: readonly Span[]): ImageBlock['size'] {
  const whole = (value: string): number => (/^\d{1,5}(px)?$/.test(value.trim()) ? parseInt(value, 10) : 0)
  return whole(width) > 0 && whole(height) > 0 ? { width: whole(width), height: whole(height), spans } : undefined
}
