import { SourcedText } from '../SourcedText.js'
import type { Inline } from '../tree.js'
import { cleanText } from './cleanText.js'

/** Cleans the texts of one paragraph as a whole: white space between neighbours stays, at its edges and beside breaks it goes. */
export function cleanInlines(inlines: readonly Inline[]): Inline[] {
  const cleaned = inlines.map(clean).filter((inline) => inline.type !== 'text' || inline.text.length > 0)
  while (cleaned[0]?.type === 'break') cleaned.shift()
  while (cleaned.at(-1)?.type === 'break') cleaned.pop()
  return cleaned
}

function clean(inline: Inline, index: number, all: readonly Inline[]): Inline {
  if (inline.type === 'break') return inline
  if (inline.type === 'link') return { ...inline, children: cleanInlines(inline.children) }
  const { value } = inline.text
  const text = cleanText(inline.text)
  const isInner = (neighbour: Inline | undefined) => neighbour !== undefined && neighbour.type !== 'break'
  const spaceAt = (at: number) => inline.text.slice(at, at + 1).mapCharacters(() => ' ')
  const parts = [
    ...(/^[ \t]/.test(value) && isInner(all[index - 1]) ? [spaceAt(0)] : []),
    text,
    ...(/[ \t]$/.test(value) && text.length > 0 && isInner(all[index + 1]) ? [spaceAt(value.length - 1)] : []),
  ]
  return { ...inline, text: SourcedText.join(parts) }
}
