import { followerStrength } from './followers.js'
import { beginsWord, compoundSurnames, surnames } from './surnames.js'

/** Characters no given name has: pronouns, particles, anonymising 某, and endings of places and bodies. */
const neverInName =
  /[的了是在某们这那您你我他她它吗呢吧着过及或且但与都就被把让使从很等百千万年月日号个各每该本，。；：！？、（）“”‘’《》【】\s\dA-Za-z]/
const neverLast = /[区市县镇乡村省州队院校局委组团社部处厂店馆所站员者们会届岁名]/
const numeral = /[一二三四五六七八九十]/
const withDot = /^[\u4e00-\u9fa5]{1,8}(?:[·•・][\u4e00-\u9fa5]{1,8}){1,3}/

/**
 * Reads a personal name that would begin at `at`; returns the offset of its end.
 * How long it is depends on what follows, which must be at least as strong as `least` (see `followerStrength`);
 * `known` names need less.
 */
export function readName(text: string, at: number, least: number, known: ReadonlySet<string>): number | undefined {
  const dotted = withDot.exec(text.slice(at))
  if (dotted) return at + dottedLength(dotted[0], text, at)
  const surname = compoundSurnames.some((compound) => text.startsWith(compound, at))
    ? 2
    : surnames.has(text[at] ?? '')
      ? 1
      : 0
  if (surname === 0) return undefined
  const ordinary = surname === 1 && beginsWord(text, at)
  // After an office even a name that begins like a word is one, if it is three characters long and a verb or mark follows.
  if (
    ordinary &&
    (least > 0 || followerStrength(text, at + 3) < 2 || /[节度量质化性力业展园日室科处排导作]/.test(text[at + 2] ?? ''))
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
  if (best.strength >= Math.max(1, least)) return best.end
  // After an office a name must come; three characters are by far the commonest length.
  const likely = candidates.filter(({ end }) => !numeral.test(text.slice(at, end)))
  return least === 0 ? likely.sort((a, b) => b.end - a.end)[0]?.end : undefined
}

/** A name with dots ends before a verb, if one can be seen inside the last part. */
function dottedLength(name: string, text: string, at: number): number {
  const dot = Math.max(...['·', '•', '・'].map((mark) => name.lastIndexOf(mark)))
  for (let end = dot + 3; end < name.length; end += 1) if (followerStrength(text, at + end) >= 2) return end
  return name.length
}
