import { escapeHtml } from './escapeHtml.js'

export type PictureFile = {
  url?: string | null
  width?: number | null
  height?: number | null
  mimeType?: string | null
}
export type Picture = PictureFile & {
  alt?: string | null
  decorative?: boolean | null
  credit?: string | null
  sizes?: Record<string, PictureFile | null> | null
}

type Candidate = { url: string; width: number; height: number; mimeType: string }

/** Wider ones are for print; no page shows them. */
const widest = 3200

/**
 * An image as websites show it: absolute addresses, its size so that the page does not jump, WebP beside the original's
 * format, loaded when it comes near the window.
 */
export function pictureHtml(picture: Picture, publicUrl: string): string {
  const candidates = uncropped(picture, publicUrl)
  const plain = candidates.filter(({ mimeType }) => mimeType === picture.mimeType)
  const webp = candidates.filter(({ mimeType }) => mimeType === 'image/webp' && mimeType !== picture.mimeType)
  const shown = plain.at(-1) ?? webp.at(-1)
  if (!shown) return ''
  const alt = picture.decorative ? '' : (picture.alt ?? '')
  const image = `<img src="${escapeHtml(shown.url)}"${sourceSet(plain)} alt="${escapeHtml(alt)}" width="${shown.width}" height="${shown.height}" loading="lazy" decoding="async">`
  const whole = webp.length > 0 ? `<picture><source type="image/webp"${sourceSet(webp)}>${image}</picture>` : image
  return picture.credit
    ? `<figure>${whole}<figcaption>${escapeHtml(picture.credit)}</figcaption></figure>`
    : `<figure>${whole}</figure>`
}

/** The files that show the whole picture, narrowest first: a crop in their midst would change what is seen with the window's width. */
function uncropped(picture: Picture, publicUrl: string): Candidate[] {
  const files = [...Object.values(picture.sizes ?? {}), picture]
    .filter((file) => file !== null)
    .flatMap((file) => asCandidate(file, publicUrl))
  const original = asCandidate(picture, publicUrl)[0]
  if (!original) return []
  const shape = original.width / original.height
  const whole = files
    .filter(({ width, height }) => Math.abs(width / height - shape) < shape * 0.02)
    .sort((a, b) => a.width - b.width)
  const fitting = whole.filter(
    ({ mimeType, width }, index) =>
      width <= widest && whole.findIndex((other) => other.mimeType === mimeType && other.width === width) === index,
  )
  return fitting.length > 0 ? fitting : [original]
}

const asCandidate = ({ url, width, height, mimeType }: PictureFile, publicUrl: string): Candidate[] =>
  url && width && height && mimeType
    ? [{ url: url.startsWith('/') ? publicUrl + url : url, width, height, mimeType }]
    : []

const sourceSet = (files: Candidate[]): string =>
  files.length > 0 ? ` srcset="${escapeHtml(files.map(({ url, width }) => `${url} ${width}w`).join(', '))}"` : ''
