/** The image formats that are taken in. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'

/** What a file may turn out to be that is refused with advice of its own. */
export type RefusedFormat = 'svg' | 'heic' | 'unknown'

/** The types that the file dialogue offers; what a file really is, its bytes decide. */
export const acceptedTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']

const starts = (bytes: Uint8Array, offset: number, ascii: string): boolean =>
  Buffer.from(
    bytes.buffer,
    bytes.byteOffset + Math.min(offset, bytes.byteLength),
    Math.max(0, Math.min(ascii.length, bytes.byteLength - offset)),
  ).toString('latin1') === ascii

const avifBrands = ['avif', 'avis']
const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']

/**
 * Tells an image's format by its first bytes; names and declared types can say anything. Decides before any decoder sees the
 * file, so that only decoders for these five formats are ever reached.
 * @param bytes the file
 */
export function imageFormat(bytes: Uint8Array): ImageFormat | RefusedFormat {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (starts(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (starts(bytes, 0, 'GIF87a') || starts(bytes, 0, 'GIF89a')) return 'gif'
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) return 'webp'
  if (starts(bytes, 4, 'ftyp')) return isoFormat(bytes)
  return isSvg(bytes) ? 'svg' : 'unknown'
}

// AVIF and HEIC share their container: the brands in its first box tell them apart, and `mif1` may come first in either.
function isoFormat(bytes: Uint8Array): ImageFormat | RefusedFormat {
  const length = Math.min(Buffer.from(bytes.subarray(0, 4)).readUInt32BE(0), bytes.byteLength, 256)
  const brands: string[] = []
  for (let offset = 8; offset + 4 <= length; offset += 4)
    if (offset !== 12) brands.push(Buffer.from(bytes.subarray(offset, offset + 4)).toString('latin1'))
  if (brands.some((brand) => avifBrands.includes(brand))) return 'avif'
  return brands.some((brand) => heicBrands.includes(brand)) ? 'heic' : 'unknown'
}

function isSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096))
  const text = head[0] === 0xff || head[1] === 0x00 ? head.toString('utf16le') : head.toString('utf8')
  return /<(\w+:)?svg[\s>/]/i.test(text)
}

/** The type of an image that may be stored, by its bytes; `undefined` for everything else. */
export function mimeTypeOf(bytes: Uint8Array): string | undefined {
  const format = imageFormat(bytes)
  return format === 'unknown' || format === 'svg' || format === 'heic' ? undefined : `image/${format}`
}
