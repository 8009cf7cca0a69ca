import { fileTypeFromBuffer } from 'file-type'

/** The image formats that are taken in. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'

/** What a file may turn out to be that is refused with advice of its own. */
export type RefusedFormat = 'svg' | 'heic' | 'unknown'

/** The types that the file dialogue offers; the bytes of a file decide what it is. */
export const acceptedTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']

const formatOfType: Readonly<Record<string, ImageFormat>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  // Animated; of an animation the first frame is kept.
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
}

/**
 * As much as any signature needs. Given more, `file-type` walks through archives and sound files that are refused
 * anyway.
 */
const sampleBytes = 4100

/**
 * Tells an image's format by its first bytes, as names and declared types can say anything. It decides before any
 * decoder sees the file, so that only the decoders of these five formats are ever reached.
 * @param bytes the file
 */
export async function imageFormat(bytes: Uint8Array): Promise<ImageFormat | RefusedFormat> {
  const sample = bytes.subarray(0, sampleBytes)
  const { mime = '' } = (await fileTypeFromBuffer(sample)) ?? {}
  return formatOfType[mime] ?? heifFormat(sample, mime) ?? (isSvg(sample) ? 'svg' : 'unknown')
}

const avifBrand = /^avi[fs]$/
const heicBrand = /^(he(ic|ix|im|is|vc|vx)|m[is]f1)$/

// AVIF and HEIC share their container and name it by several brands. `file-type` goes by the first, which may be `mif1`
// in either.
function heifFormat(bytes: Uint8Array, type: string): ImageFormat | RefusedFormat | undefined {
  const header = Buffer.from(bytes.subarray(0, 256))
  if (header.toString('latin1', 4, 8) !== 'ftyp') return undefined
  const brands = header.toString('latin1', 8, header.readUInt32BE(0)).match(/[^]{4}/g) ?? []
  // The second is the version of the first.
  brands.splice(1, 1)
  if (brands.some((brand) => avifBrand.test(brand))) return 'avif'
  return type.startsWith('image/hei') || brands.some((brand) => heicBrand.test(brand)) ? 'heic' : undefined
}

// SVG has no signature: it is XML, or begins like HTML with a comment or with the element itself.
function isSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes)
  const text = head[0] === 0xff || head[1] === 0x00 ? head.toString('utf16le') : head.toString('utf8')
  return /<(\w+:)?svg[\s>/]/i.test(text)
}

/** The type of an image that may be stored, by its bytes; `undefined` for everything else. */
export async function mimeTypeOf(bytes: Uint8Array): Promise<string | undefined> {
  const format = await imageFormat(bytes)
  return format === 'unknown' || format === 'svg' || format === 'heic' ? undefined : `image/${format}`
}
