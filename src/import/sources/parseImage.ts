import type { DefaultTreeAdapterTypes as Tree } from 'parse5'

import { SourcedText } from '../SourcedText.js'
import type { Span } from '../span.js'
import type { ImageBlock } from '../tree.js'
import { decodeAttribute } from './decodeHtmlText.js'

type AttributeFinder = (name: string) => SourcedText | undefined

/** Finds attributes of an element, as text with spans; `offset` is where the parsed fragment begins in the source. */
export const createAttributeFinder =
  (source: string, offset: number, element: Tree.Element): AttributeFinder =>
  (name) => {
    const location = element.sourceCodeLocation?.attrs?.[name]
    if (!location) return undefined
    const text = decodeAttribute(source, [offset + location.startOffset, offset + location.endOffset])
    return text.value === '' ? undefined : text
  }

/** Reads an image: its address (also that of a lazily loaded one), alternative text and stated size. */
export function parseImage(findAttribute: AttributeFinder, group: number): ImageBlock {
  const url = ['src', 'data-src', 'data-original', 'data-url']
    .map(findAttribute)
    .find((text) => text && !text.value.startsWith('data:'))
  return {
    type: 'image',
    group,
    url: url ?? SourcedText.empty,
    alt: ['alt', 'title'].map(findAttribute).find((text) => text && describesImage(text.value)),
    size: parseSize(findAttribute),
  }
}

const fileWords =
  '微信(?:图片|截图)|QQ(?:图片|截图)|截图|截屏|屏幕(?:截图|快照)|(?:未命名|无标题)|图片?|照片|相片|配图|插图|题图|封面|图像|图例|缩略图|' +
  'img|image|images|photo|picture|pic|pics|dsc[nf_]?|pict|mmexport|wechatimg|wechat|screenshot|snipaste|untitled|download|' +
  'cover|banner|logo|thumb|thumbnail|alt|null|undefined|default|file|figure|fig|在这里插入图片描述|图片描述|输入图片说明'
/** Names of cameras and programs, numbers and hashes, with or without the ending of a file. */
const fileName = new RegExp(
  `^(?:(?:${fileWords})?[\\s_.\\-()（）\\d]*(?:[\\da-f-]{8,})?|[\\w.-]*\\d[\\w.-]*|.*)\\.(?:jpe?g|png|gif|webp|bmp|heic|avif|tiff?|svg)$`,
  'i',
)
const emptyWords = new RegExp(`^(?:${fileWords})[\\s_.\\-()（）:：\\da-f]*$|^[\\da-f]{8,}$|^https?://`, 'i')

/** Whether an alternative text says what an image shows; names of files and words such as 图片 do not. */
export const describesImage = (alt: string): boolean => {
  const text = alt.normalize('NFKC').trim()
  return /[\p{L}]/u.test(text) && !fileName.test(text) && !emptyWords.test(text)
}

/** Reads a size from `data-size="552,414"`, else from width and height. */
function parseSize(findAttribute: AttributeFinder): ImageBlock['size'] {
  const sizeAttribute = findAttribute('data-size')
  const sizeMatch = /^\s*(\d+)\s*[,x×*]\s*(\d+)/i.exec(sizeAttribute?.value ?? '')
  if (sizeAttribute && sizeMatch) return toSize(sizeMatch[1], sizeMatch[2], sizeAttribute.spans())
  const [width, height] = [findAttribute('width'), findAttribute('height')]
  return width && height ? toSize(width.value, height.value, [...width.spans(), ...height.spans()]) : undefined
}

function toSize(width = '', height = '', spans: readonly Span[]): ImageBlock['size'] {
  const parsePixels = (value: string): number => (/^\d{1,5}(px)?$/.test(value.trim()) ? parseInt(value, 10) : 0)
  return parsePixels(width) > 0 && parsePixels(height) > 0
    ? { width: parsePixels(width), height: parsePixels(height), spans }
    : undefined
}
