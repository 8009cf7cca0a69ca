import { SourcedText } from '../SourcedText.js'

/** Characters without width or meaning: zero-width spaces and joiners, direction marks, a misplaced byte order mark. */
export const invisibleCharacter = /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/

const wideCharacter = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—]/

/**
 * Replaces each run of white space by one space, or by none at a line break between Chinese characters, and removes
 * invisible characters.
 */
export function cleanText(text: SourcedText): SourcedText {
  const pieces: SourcedText[] = []
  for (const match of text.value.matchAll(
    /[\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+|[^\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+/g,
  )) {
    const run = match[0]
    const at = match.index
    if (!/^[\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/.test(run)) {
      pieces.push(text.slice(at, at + run.length))
      continue
    }
    const space = [...run].findIndex((character) => !invisibleCharacter.test(character))
    if (space < 0) continue
    const before = text.value[at - 1] ?? ''
    const after = text.value[at + run.length] ?? ''
    if (/[\r\n]/.test(run) && wideCharacter.test(before) && wideCharacter.test(after)) continue
    pieces.push(text.slice(at + space, at + space + 1).mapCharacters(() => ' '))
  }
  return SourcedText.join(pieces).trim()
}
