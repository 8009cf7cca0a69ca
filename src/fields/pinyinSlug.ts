import { pinyin } from 'pinyin-pro'

/** Longest slug, in characters: an address stays readable, and fits every index. */
const longest = 80

/**
 * The pinyin of a title as a piece of an address: lower-case ASCII letters, digits and single hyphens, cut between syllables;
 * empty when nothing in it can be written so. With `surname` the first character is read as a surname (单 shan, 曾 zeng).
 */
export function pinyinSlug(title: string, { surname = false }: { surname?: boolean } = {}): string {
  const syllables = pinyin(title, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
    surname: surname ? 'head' : 'off',
  })
  const words = syllables
    .flatMap((syllable) =>
      syllable
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .split(/[^a-z0-9]+/),
    )
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const next = slug === '' ? word.slice(0, longest) : `${slug}-${word}`
    if (next.length > longest) break
    slug = next
  }
  return slug
}
