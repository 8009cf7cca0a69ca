import type { ImageSize } from 'payload'

import { bilingual } from '../../vocabulary/bilingual.js'

type Frame = { name: string; width: number; height: number; fit: 'cover' | 'inside' }

/**
 * What websites need, in pixels. `cover` is cut to shape around the focal point; `inside` keeps the whole picture.
 * The hero may be far higher than wide: long pictures made for telephones stay readable, and WebP ends at 16383.
 */
const frames: readonly Frame[] = [
  { name: 'thumbnail', width: 240, height: 240, fit: 'cover' },
  { name: 'card', width: 640, height: 360, fit: 'cover' },
  { name: 'hero', width: 1600, height: 16000, fit: 'inside' },
  { name: 'share', width: 1200, height: 630, fit: 'cover' },
]

type NameParts = Parameters<NonNullable<ImageSize['generateImageName']>>[0]

const fileName = ({ originalName, sizeName, extension }: NameParts): string =>
  `${originalName}-${sizeName}.${extension}`

// `true` and not left out: left out, Payload makes no file at all for a small image and every field of the size is null.
const makeSize = (frame: Frame, name: string, webp: boolean): ImageSize => ({
  ...frame,
  name,
  withoutEnlargement: true,
  generateImageName: fileName,
  admin: { disableGroupBy: true, disableListColumn: true, disableListFilter: true },
  ...(webp ? { formatOptions: { format: 'webp', options: { quality: 80 } } } : {}),
})

/** Every size of an image: `card` in the stored original's format and `cardWebp` beside it, and so on. */
export const imageSizes: ImageSize[] = frames.flatMap((frame) => [
  makeSize(frame, frame.name, false),
  makeSize(frame, `${frame.name}Webp`, true),
])

/** What an editor is told about the sizes. */
export const sizesDescription = bilingual(
  '网站用的各种尺寸会自动生成：缩略图 240×240、卡片 640×360、大图（宽至多 1600，不裁切）、分享图 1200×630，每种另有 WebP。小图不会放大。裁切以焦点为中心。',
  'The sizes for websites are made by themselves: thumbnail 240×240, card 640×360, hero (at most 1600 wide, uncropped), share 1200×630, each also as WebP. Small images are never enlarged. Cropping keeps the focal point.',
)
