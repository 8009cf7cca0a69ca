import { randomBytes } from 'node:crypto'

/**
 * 50 Chinese characters. Of the 255 bytes that file systems allow, the rest is for the name of a size, a counter and
 * the extension.
 */
const maxBaseBytes = 150

/**
 * The name under which an image is stored: the given name, Chinese included, made safe for file systems and URLs, with
 * a random suffix. Without the suffix an image named like a size of another one (`a-card.jpg` beside `a.jpg`) would be
 * overwritten, and two simultaneous uploads under one name would share a file.
 * @param name the name of the uploaded file; its extension is ignored
 * @param extension the extension of the format that was detected, without a dot
 */
export function safeFileName(name: string, extension: string): string {
  const base = name
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.[^.]*$/, '')
    // Keeps letters, marks and digits of any script. Control, invisible and direction-changing characters, dots and
    // characters with a meaning in URLs become a dash.
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
