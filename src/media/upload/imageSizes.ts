import type { ImageSize } from 'payload'

import { bilingual } from '../../vocabulary/bilingual.js'

type Frame = { name: string; width: number; height: number; fit: 'cover' | 'inside' }

/**
 * The sizes for websites, in pixels. `cover` crops around the focal point; `inside` scales without cropping.
 * The hero may be much higher than wide, so that long pictures made for phones stay readable; WebP's limit is 16383.
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

// Must be `true`: by default Payload makes no file of a size that is larger than the image, and all its fields are
// null.
const makeSize = (frame: Frame, name: string, webp: boolean): ImageSize => ({
  ...frame,
  name,
  withoutEnlargement: true,
  generateImageName: fileName,
  admin: { disableGroupBy: true, disableListColumn: true, disableListFilter: true },
  ...(webp ? { formatOptions: { format: 'webp', options: { quality: 80 } } } : {}),
})

/** All sizes: each in the format of the stored original (`card`) and as WebP (`cardWebp`). */
export const imageSizes: ImageSize[] = frames.flatMap((frame) => [
  makeSize(frame, frame.name, false),
  makeSize(frame, `${frame.name}Webp`, true),
])

/** The description of the sizes for editors. */
export const sizesDescription = bilingual(
  '网站用的各种尺寸会自动生成：缩略图 240×240、卡片 640×360、大图（宽至多 1600，不裁切）、分享图 1200×630，每种另有 WebP。小图不会放大。裁切以焦点为中心。',
  'The sizes for websites are made by themselves: thumbnail 240×240, card 640×360, hero (at most 1600 wide, uncropped), share 1200×630, each also as WebP. Small images are never enlarged. Cropping keeps the focal point.',
)
