import { imageFormat } from './imageFormat.js'

/** The type of an image that may be stored, by its bytes; `undefined` for everything else. */
export function mimeTypeOf(bytes: Uint8Array): string | undefined {
  const format = imageFormat(bytes)
  return format === 'unknown' || format === 'svg' || format === 'heic' ? undefined : `image/${format}`
}
