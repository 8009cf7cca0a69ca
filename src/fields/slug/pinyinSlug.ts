import { pinyin } from 'pinyin-pro'

/** Maximum length of a slug: keeps URLs readable, and fits every index. */
const maxLength = 80

/**
 * Converts a title to pinyin for a URL: lower-case ASCII letters, digits and single hyphens, truncated between
 * syllables. Empty when the title has nothing that can be written so.
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
        .replace(/[^\0-\x7F]/gu, (letter) => latinLetters[letter] ?? letter)
        .split(/[^a-z0-9]+/),
    )
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const next = slug === '' ? word.slice(0, maxLength) : `${slug}-${word}`
    if (next.length > maxLength) break
    slug = next
  }
  return slug
}

/** Letters of alphabets near to Latin that Unicode does not take apart, as they are commonly written in Latin. */
const latinLetters: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ß:ss æ:ae œ:oe ø:o đ:d ð:d ł:l þ:th ı:i ħ:h а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s ' +
    'т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya є:ye і:i ґ:g ө:o ү:u ' +
    'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
