/** A stretch of a file, both ends included. */
export type ByteRange = { readonly start: number; readonly end: number }

/**
 * Reads a `Range` header (RFC 9110, 14.2).
 * @param header the header, if there is one
 * @param size bytes of the whole file
 * @returns the stretch asked for; `whole` when there is no header or one that may be passed over (another unit, several stretches); `none` when it lies outside the file
 */
export function byteRange(header: string | null, size: number): ByteRange | 'whole' | 'none' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return 'whole'
  const [, first = '', last = ''] = match
  if (first === '')
    return Number(last) === 0 || size === 0 ? 'none' : { start: Math.max(0, size - Number(last)), end: size - 1 }
  if (last !== '' && Number(last) < Number(first)) return 'whole'
  return Number(first) >= size
    ? 'none'
    : { start: Number(first), end: Math.min(size - 1, last === '' ? size - 1 : Number(last)) }
}
