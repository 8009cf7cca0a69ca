/** Spaces, control and format characters, and whatever else has no shape of its own. */
const invisible = '[\\s\\p{Cc}\\p{Cf}\\p{Z}\\p{Default_Ignorable_Code_Point}\\u2800]+'
const leading = new RegExp(`^${invisible}`, 'u')
const trailing = new RegExp(`${invisible}$`, 'u')

/** What belongs to the last character although it cannot be seen: after which characters, and what. */
const belonging: readonly (readonly [after: RegExp, RegExp])[] = [
  // ❤️, and the flags that are spelt with tags.
  [/[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u, /^\ufe0f?(?:[\u{e0020}-\u{e007e}]+\u{e007f})?/u],
  // Joiners after the virama of Indic scripts.
  [/\p{M}$/u, /^[\u200c\u200d]/u],
  // Variants of Chinese characters.
  [/\p{Script=Han}$/u, /^[\u{e0100}-\u{e01ef}]/u],
]

/**
 * Removes what cannot be seen from both ends of a text: spaces of every width, zero-width and control characters. What
 * the last character is made of stays, as does everything within the text.
 * @returns the text, empty when nothing of it can be seen
 */
export function trimInvisible(text: string): string {
  const rest = text.replace(leading, '')
  const shown = rest.replace(trailing, '')
  const tail = rest.slice(shown.length)
  const kept = belonging.find(([after]) => after.test(shown))?.[1].exec(tail)?.[0] ?? ''
  return shown + kept
}

/** Whether nothing of a text can be seen. */
export const isBlank = (text: string): boolean => trimInvisible(text) === ''

/**
 * A text by which something is told apart from others of its kind: trimmed, composed, and without the zero-width
 * characters within that would make two of what everybody reads as one.
 */
export const toUniqueText = (text: string): string =>
  trimInvisible(text)
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
