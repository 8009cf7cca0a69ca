import type { ImageSize } from 'payload'
import type { Sharp } from 'sharp'
import { limitedSharp } from '../upload/limitedSharp.js'

/** A size of an image, ready to be stored beside its original. */
export type MadeSize = {
  readonly data: Buffer
  /** The ending of a file of its format, without the dot. */
  readonly extension: string
  readonly mimeType: string
  readonly width: number
  readonly height: number
}

/** A point of the picture in percent of its width and height; crops keep it in view. */
export type FocalPoint = { readonly x: number; readonly y: number }

type Box = { readonly width: number; readonly height: number }

const extensions: Readonly<Record<string, string>> = { jpeg: 'jpg', heif: 'avif' }

/**
 * Makes one size of a stored original as Payload does at an upload, which offers no way to make a single one: never
 * enlarged, and cut around the focal point where the original is large enough.
 * @throws when the original cannot be decoded
 */
export async function makeImageSize(original: Buffer, size: ImageSize, focalPoint: FocalPoint): Promise<MadeSize> {
  const decoded = limitedSharp(original)
  const { width: originalWidth, height: originalHeight } = await decoded.metadata()
  const { width = originalWidth, height = originalHeight, fit, withoutEnlargement } = size
  const isLargeEnough = originalWidth >= width && originalHeight >= height
  const resized =
    fit === 'cover' && isLargeEnough
      ? cutAround(decoded, { width, height }, { width: originalWidth, height: originalHeight }, focalPoint)
      : decoded.resize({ width, height, fit, withoutEnlargement })
  const formatted = size.formatOptions
    ? resized.toFormat(size.formatOptions.format, size.formatOptions.options)
    : resized
  const { data, info } = await formatted.toBuffer({ resolveWithObject: true })
  const extension = extensions[info.format] ?? info.format
  const mimeType = `image/${info.format === 'heif' ? 'avif' : info.format}`
  return { data, extension, mimeType, width: info.width, height: info.height }
}

/** Scales an image until it covers a box, and cuts the box out of it as near to the focal point as its edges allow. */
function cutAround(image: Sharp, box: Box, original: Box, focalPoint: FocalPoint): Sharp {
  const scale = Math.max(box.width / original.width, box.height / original.height)
  const scaled = { width: Math.round(original.width * scale), height: Math.round(original.height * scale) }
  const start = (percent: number, whole: number, part: number) =>
    Math.floor(Math.min(Math.max((whole * percent) / 100 - part / 2, 0), whole - part))
  return image.resize({ ...scaled, fit: 'fill', fastShrinkOnLoad: false }).extract({
    left: start(focalPoint.x, scaled.width, box.width),
    top: start(focalPoint.y, scaled.height, box.height),
    ...box,
  })
}
