import { randomBytes } from 'node:crypto'

/** Leaves room, of the 255 bytes a file system allows, for the name of a size, a counter and the ending; 50 Chinese characters. */
const maxBaseBytes = 150

/**
 * The name under which an image is stored: what people called it, Chinese kept, made safe for file systems, addresses and eyes,
 * with a part nobody can guess. Without that part an image named like a size of another one (`a-card.jpg` beside `a.jpg`) would
 * be overwritten by it, and two uploads of one name at the same moment would share a file.
 * @param name what the file was called; its ending is not believed
 * @param extension the ending for what the file is, without a dot
 */
export function safeFileName(name: string, extension: string): string {
  const base = name
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.[^.]*$/, '')
    // Letters, marks and digits of any script remain; controls, invisible and reversing characters, dots and what means
    // something in an address become one dash.
    .replace(/[^\p{L}\p{M}\p{N}_()（）《》“”·、，]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return `${truncate(base) || 'image'}-${randomBytes(4).toString('hex')}.${extension}`
}

function truncate(text: string): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > maxBaseBytes) break
    kept += character
  }
  return kept
}
