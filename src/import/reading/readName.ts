import followers from './data/nameFollowers.json' with { type: 'json' }
import { compoundSurnames, startsWithWord, surnames } from './surnames.js'

/** Characters that no given name contains: pronouns, particles, 某, units of time, punctuation, digits and letters. */
const neverInName = new RegExp(
  '[的了是在某们这那您你我他她它吗呢吧着过及或且但与都就被把让使从很等百千万年月日号个各每该本' +
    '，。；：！？、（）“”‘’《》【】\\s\\dA-Za-z]',
)
/** Characters that end the names of places and organisations, and no given name. */
const neverLast = /[区市县镇乡村省州队院校局委组团社部处厂店馆所站员者们会届岁名]/
const numeral = /[一二三四五六七八九十]/
const withDot = /^[\u4e00-\u9fa5]{1,8}(?:[·•・][\u4e00-\u9fa5]{1,8}){1,3}/

/**
 * Reads a personal name that would begin at `at`. Its length depends on what follows: of the possible ends the one with
 * the highest `followerStrength` is taken.
 * @param minStrength the strength that the end must have; 0 where a name is certain, as after an office
 * @param known names from elsewhere in the document, which are preferred
 * @returns the offset of the end of the name; `undefined` when none begins here
 */
export function readName(
  text: string,
  at: number,
  minStrength: number,
  known: ReadonlySet<string>,
): number | undefined {
  const dotted = withDot.exec(text.slice(at))
  if (dotted) return at + dottedLength(dotted[0], text, at)
  const surname = compoundSurnames.some((compound) => text.startsWith(compound, at))
    ? 2
    : surnames.has(text[at] ?? '')
      ? 1
      : 0
  if (surname === 0) return undefined
  const ordinary = surname === 1 && startsWithWord(text, at)
  // Even after an office, a name that begins like a word must have three characters, and a verb or mark after it.
  if (
    ordinary &&
    (minStrength > 0 ||
      followerStrength(text, at + 3) < 2 ||
      /[节度量质化性力业展园日室科处排导作]/.test(text[at + 2] ?? ''))
  )
    return undefined
  const candidates = (ordinary ? [3] : [surname + 1, surname + 2]).flatMap((length) => {
    const name = text.slice(at, at + length)
    const given = name.slice(surname)
    if (name.length < length || neverInName.test(given) || neverLast.test(name.at(-1) ?? '')) return []
    const strength = followerStrength(text, at + length)
    return [{ end: at + length, strength: strength + (known.has(name) && strength > 0 ? 4 : 0) }]
  })
  const best = candidates.sort((a, b) => b.strength - a.strength || a.end - b.end)[0]
  if (!best) return undefined
  if (best.strength >= Math.max(1, minStrength)) return best.end
  // Where a name is certain, three characters are by far its commonest length.
  const likely = candidates.filter(({ end }) => !numeral.test(text.slice(at, end)))
  return minStrength === 0 ? likely.sort((a, b) => b.end - a.end)[0]?.end : undefined
}

/** A name with dots ends before a verb, when its last part contains one. */
function dottedLength(name: string, text: string, at: number): number {
  const dot = Math.max(...['·', '•', '・'].map((mark) => name.lastIndexOf(mark)))
  for (let end = dot + 3; end < name.length; end += 1) if (followerStrength(text, at + end) >= 2) return end
  return name.length
}

/** Words that follow a name (verbs, 同志, titles), and single characters that often do. */
const followerWords = new Set(followers.words)
const followerCharacters = new Set(followers.characters)

/**
 * How certain it is that a name ends at `at`: 3 before punctuation or the end of the text, 2 before a word that follows
 * names, 1 before a character that often does, 0 otherwise.
 */
export function followerStrength(text: string, at: number): 0 | 1 | 2 | 3 {
  const next = text[at]
  if (next === undefined || /[\s，。；：！？、（）“”‘’"'《》【】—…·]/.test(next)) return 3
  for (const length of [4, 3, 2, 1]) if (followerWords.has(text.slice(at, at + length))) return 2
  return followerCharacters.has(next) ? 1 : 0
}

/** Whether a word that follows names comes next, as after the subject of a sentence. */
export const isFollowedByVerb = (text: string, at: number): boolean => followerStrength(text, at) === 2
