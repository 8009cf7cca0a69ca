import type { Metadata, Sharp } from 'sharp'

import { refuse } from '../../errors/refuse.js'
import { imageFormat, type ImageFormat } from './imageFormat.js'
import { imageLimits } from './imageLimits.js'
import { limitedSharp } from './limitedSharp.js'

export type PreparedImage = { data: Buffer; mimeType: string; extension: string; width: number; height: number }

/**
 * Re-encodes an uploaded file into the image that is stored: upright, one frame, in sRGB, and without metadata
 * (position, camera, thumbnail) or data appended to the file. JPEG, PNG and WebP keep their format; the first frame of
 * a GIF becomes a PNG; AVIF, which not every program shows, becomes a JPEG or, with transparency, a PNG.
 * @param bytes the file
 * @param filename its name, for messages
 * @throws APIError `imageTooBig`, `notAnImage`, `svgNotAccepted`, `heicNotAccepted`, `imageDamaged`,
 * `imageTooManyPixels`, `imageTooSmall`
 */
export async function prepareImage(bytes: Buffer, filename: string): Promise<PreparedImage> {
  if (bytes.byteLength > imageLimits.bytes) throw refuse('imageTooBig', { megabytes: imageLimits.bytes / 1_000_000 })
  const format = await imageFormat(bytes)
  if (format === 'svg') throw refuse('svgNotAccepted')
  if (format === 'heic') throw refuse('heicNotAccepted')
  if (format === 'unknown') throw refuse('notAnImage', { filename })

  // Reads the header only, so that the limit is enforced before any pixel is decoded.
  const header = await limitedSharp(bytes, { limitInputPixels: false }).metadata().catch(refuseDamaged(filename))
  checkSize(header)
  const target = targetOf(format, header)
  const upright = limitedSharp(bytes, { limitInputPixels: imageLimits.pixels, failOn: 'error' })
    .autoOrient()
    .timeout({ seconds: 60 })
  const { data, info } = await encode(upright, target)
    .toBuffer({ resolveWithObject: true })
    .catch(refuseDamaged(filename))
  return {
    data,
    mimeType: `image/${target}`,
    extension: target === 'jpeg' ? 'jpg' : target,
    width: info.width,
    height: info.height,
  }
}

type Target = 'jpeg' | 'png' | 'webp'

const targetOf = (format: ImageFormat, { hasAlpha }: Metadata): Target => {
  if (format === 'gif') return 'png'
  if (format === 'avif') return hasAlpha ? 'png' : 'jpeg'
  return format
}

// High quality, since the sizes are made from this file; Payload encodes WebP again, at 80.
const encode = (image: Sharp, target: Target): Sharp => {
  if (target === 'jpeg') return image.jpeg({ quality: 90 })
  return target === 'png' ? image.png() : image.webp({ quality: 95, effort: 1 })
}

function checkSize({ width, height, pageHeight }: Metadata): void {
  const size = { width, height: pageHeight ?? height }
  if (size.width * size.height > imageLimits.pixels)
    throw refuse('imageTooManyPixels', { ...size, megapixels: Math.floor(imageLimits.pixels / 1_000_000) })
  if (Math.min(size.width, size.height) < imageLimits.shortestSide)
    throw refuse('imageTooSmall', { ...size, side: imageLimits.shortestSide })
}

const refuseDamaged = (filename: string) => (): never => {
  throw refuse('imageDamaged', { filename })
}
