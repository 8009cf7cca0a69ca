import { ImportError } from './ImportError.js'

/** In bytes. Far more than any article; a limit is needed because spans take many times the memory of the text. */
export const maxSourceBytes = 5_000_000

/**
 * Decodes the bytes of a source as UTF-8. A byte order mark stays in the text, so that every character is accounted
 * for.
 * @throws ImportError `emptyFile`, `fileTooLarge`, `notUtf8`, `notText`
 */
export function decodeSource(bytes: Uint8Array): string {
  if (bytes.length > maxSourceBytes) throw new ImportError('fileTooLarge', { limit: maxSourceBytes })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new ImportError('notUtf8', { offset: firstInvalidByte(bytes) })
  }
  if (text.replace(/^\uFEFF/, '').trim() === '') throw new ImportError('emptyFile')
  if (text.includes('\0')) throw new ImportError('notText')
  return text
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
