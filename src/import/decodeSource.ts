import { maxSourceLength } from '../vocabulary/limits.js'
import { ImportError } from './ImportError.js'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * Decodes the bytes of a source. A byte order mark stays in the text, so that every character is accounted for.
 * @throws ImportError `emptyFile`, `fileTooLarge`, `notUtf8`, `notText`
 */
export function decodeSource(bytes: Uint8Array): string {
  if (bytes.length > maxSourceLength) throw new ImportError('fileTooLarge', { limit: maxSourceLength })
  const text = decode(bytes, detectEncoding(bytes))
  if (text === undefined) throw new ImportError('notUtf8', { offset: firstInvalidByte(bytes) })
  if (text.replace(/^\uFEFF/, '').trim() === '') throw new ImportError('emptyFile')
  if (text.includes('\0')) throw new ImportError('notText')
  return text
}

/**
 * The encoding of a text: by its byte order mark; UTF-8 when it is that; else by evidence, which a short text or a
 * damaged one does not give. Without evidence it counts as UTF-8.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const wide = zeroBytesOf(bytes)
  if (wide && decode(bytes, wide) !== undefined) return wide
  if (decode(bytes, 'utf-8') === undefined && looksLikeGb(bytes) && decode(bytes, 'gb18030') !== undefined)
    return 'gb18030'
  return 'utf-8'
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** In UTF-16 line breaks, blanks and Latin letters have a zero byte on the same side; a few characters, as 开, have one on the other. */
function zeroBytesOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const zeros = [0, 0]
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd >= 2 && odd > 4 * even) return 'utf-16le'
  return even >= 2 && even > 4 * odd ? 'utf-16be' : undefined
}

/** The least number of characters that can be evidence, and the least share of them that must be common. */
const [minCharacters, minCommon] = [8, 0.85]

/**
 * Whether what is not ASCII are pairs of bytes as GB2312 and its successors have them, most of them common characters
 * and marks: text in another encoding, or damaged UTF-8, gives rare ones.
 */
function looksLikeGb(bytes: Uint8Array): boolean {
  let [pairs, common] = [0, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]]
    if (lead < 0x80) continue
    pairs += 1
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) common += 1
    at += 1
  }
  return pairs >= minCharacters && common >= pairs * minCommon
}

/** Offset of the first byte that is not UTF-8, by binary search: every prefix before it decodes in stream mode. */
function firstInvalidByte(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2)
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      good = middle
    } catch {
      bad = middle - 1
    }
  }
  return good
}
