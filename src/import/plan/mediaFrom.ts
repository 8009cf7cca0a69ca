import type { SourcedText } from '../SourcedText.js'
import type { ImageBlock, Block, MetaField, Note } from '../tree.js'
import type { Key, PlannedMedia, Sourced } from './records.js'
import { sourced } from './sourced.js'

export type PlannedImages = {
  readonly media: readonly PlannedMedia[]
  readonly cover: Sourced<Key> | undefined
  readonly images: readonly Sourced<Key>[]
  readonly notes: readonly Note[]
}

const coverFields = ['headimg', 'cover', 'thumbnail', 'image', 'banner', 'index_img', 'top_img']

/** The key under which a plan knows the image of an address. */
export const mediaKey = (url: string): Key => `media:${url}`

/**
 * Plans the images of a document, each address once. An image without a description gets one from the article's title and its number, since
 * what it shows is not known.
 */
export function mediaFrom(blocks: readonly Block[], meta: readonly MetaField[], title: SourcedText): PlannedImages {
  const media = new Map<Key, PlannedMedia>()
  const notes: Note[] = []
  const derived = (): Sourced<string> => ({ value: `《${title.value}》配图${media.size + 1}`, spans: title.spans() })
  const add = (url: SourcedText, image?: ImageBlock): Key => {
    const key = mediaKey(url.value)
    const before = media.get(key)
    const spans = [...(before?.originUrl.spans ?? []), ...url.spans()]
    const size = image?.size && {
      value: { width: image.size.width, height: image.size.height },
      spans: image.size.spans,
    }
    if (!before && !image?.alt) notes.push({ code: 'altDerived', spans: url.spans() })
    media.set(key, {
      key,
      originUrl: { value: url.value, spans },
      alt: before?.alt ?? (image?.alt ? sourced(image.alt) : derived()),
      size: before?.size ?? size,
    })
    return key
  }
  const images = imagesIn(blocks).map((image): Sourced<Key> => ({
    value: add(image.url, image),
    spans: image.url.spans(),
  }))
  const covers = coverFields
    .flatMap((name) => meta.find(({ key }) => key === name)?.values.slice(0, 1) ?? [])
    .filter(({ value }) => /^https?:\/\//.test(value))
  const [first] = covers
  const same = covers.filter((url) => url.value === first?.value)
  const cover = first && { value: add(first), spans: same.flatMap((url) => url.spans()) }
  return {
    media: [...media.values()],
    cover,
    images: images.filter(({ value }, index) => images.findIndex((other) => other.value === value) === index),
    notes,
  }
}

export const imagesIn = (blocks: readonly Block[]): ImageBlock[] =>
  blocks.flatMap((block) =>
    block.type === 'image'
      ? [block]
      : block.type === 'list'
        ? imagesIn(block.items.flat())
        : block.type === 'quote'
          ? imagesIn(block.blocks)
          : [],
  )
