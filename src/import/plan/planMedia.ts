import type { SourcedText } from '../SourcedText.js'
import type { ImageBlock, Block, MetaField, Note } from '../tree.js'
import type { RecordKey, PlannedMedia, Sourced } from './records.js'
import { toSourced } from './toSourced.js'

export type MediaPlan = {
  readonly media: readonly PlannedMedia[]
  readonly cover: Sourced<RecordKey> | undefined
  readonly images: readonly Sourced<RecordKey>[]
  readonly notes: readonly Note[]
}

const coverFields = ['headimg', 'cover', 'thumbnail', 'image', 'banner', 'index_img', 'top_img']

/** The key of the image with an address. */
export const mediaKey = (url: string): RecordKey => `media:${url}`

/**
 * Plans the images of a document, each address once. What an image without alternative text shows is not known, so its
 * text is made from the article's title and a number, with a note for the editors.
 */
export function planMedia(blocks: readonly Block[], meta: readonly MetaField[], title: SourcedText): MediaPlan {
  const media = new Map<RecordKey, PlannedMedia>()
  const notes: Note[] = []
  const deriveAlt = (): Sourced<string> => ({ value: `《${title.value}》配图${media.size + 1}`, spans: title.spans() })
  const add = (url: SourcedText, image?: ImageBlock): RecordKey => {
    const key = mediaKey(url.value)
    const existing = media.get(key)
    const spans = [...(existing?.originUrl.spans ?? []), ...url.spans()]
    const size = image?.size && {
      value: { width: image.size.width, height: image.size.height },
      spans: image.size.spans,
    }
    if (!existing && !image?.alt) notes.push({ code: 'altDerived', spans: url.spans() })
    media.set(key, {
      key,
      originUrl: { value: url.value, spans },
      alt: existing?.alt ?? (image?.alt ? toSourced(image.alt) : deriveAlt()),
      size: existing?.size ?? size,
    })
    return key
  }
  const images = findImages(blocks).map((image): Sourced<RecordKey> => ({
    value: add(image.url, image),
    spans: image.url.spans(),
  }))
  const covers = coverFields
    .flatMap((name) => meta.find(({ key }) => key === name)?.values.slice(0, 1) ?? [])
    .filter(({ value }) => /^https?:\/\//.test(value))
  const [first] = covers
  const sameCovers = covers.filter((url) => url.value === first?.value)
  const cover = first && { value: add(first), spans: sameCovers.flatMap((url) => url.spans()) }
  return {
    media: [...media.values()],
    cover,
    images: images.filter(({ value }, index) => images.findIndex((other) => other.value === value) === index),
    notes,
  }
}

const findImages = (blocks: readonly Block[]): ImageBlock[] =>
  blocks.flatMap((block) =>
    block.type === 'image'
      ? [block]
      : block.type === 'list'
        ? findImages(block.items.flat())
        : block.type === 'quote'
          ? findImages(block.blocks)
          : [],
  )
