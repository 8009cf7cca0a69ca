import { type Affiliation, readAffiliation, readMembership } from './readAffiliation.js'
import { followerStrength, isFollowedByVerb, readName } from './readName.js'
import { fullWidth } from './fullWidth.js'
import type { Range } from './splitList.js'
import { officePattern, rolePattern, titleAfterName } from './titles.js'

export type PersonMention = Affiliation & { readonly name: string; readonly at: Range }

/** A place where a name may begin. */
type Cue = {
  readonly end: number
  /** How strongly the text after the name must show that it has ended (see `followerStrength`). */
  readonly minStrength: number
  /** Whether the words before the cue may be the person's title and organisation. */
  readonly hasAffiliation: boolean
}

const noNames: ReadonlySet<string> = new Set()

/**
 * Finds the people that a sentence names, with title and organisation as written. A name is read only where a name is
 * to be expected: after an office or role (副理事长汤艳), after 来自…的, after a verb that takes people (慰问…), as the
 * subject of a verb, before a title (王勇理事长), in a list that began with a name, or where a name `known` from
 * elsewhere in the document is a word of its own.
 */
export function findPeople(original: string, known: ReadonlySet<string> = noNames): PersonMention[] {
  const text = fullWidth(original)
  const found = new Map<number, PersonMention>()
  const isTaken = (at: number) => [...found.values()].some(({ at: [start, end] }) => at >= start && at < end)
  const add = (start: number, end: number, affiliation: Affiliation) => {
    if (!isTaken(start) && !isTaken(end - 1))
      found.set(start, { name: text.slice(start, end), at: [start, end], ...affiliation })
  }
  for (const cue of cues(text)) {
    let [start, end] = [cue.end, readName(text, cue.end, cue.minStrength, known)]
    const affiliation = cue.hasAffiliation ? readAffiliation(text, cue.end) : {}
    while (end !== undefined) {
      const after = titleAfterName.exec(text.slice(end))
      const title: Range | undefined = after ? [end, end + after[0].length] : undefined
      add(start, end, affiliation.title ? affiliation : title ? { ...affiliation, title } : readMembership(text, end))
      const joiner = /^(?:、|和|与|及|以及)/.exec(text.slice(end))
      if (!joiner) break
      start = end + joiner[0].length
      end = readName(text, start, 1, known)
    }
  }
  for (const name of known) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (canNameStart(text, at) && followerStrength(text, at + name.length) > 0) add(at, at + name.length, {})
    }
  }
  return inheritOrganisation(
    text,
    [...found.values()].sort((a, b) => a.at[0] - b.at[0]),
  )
}

function cues(text: string): Cue[] {
  const cuesAfter = (pattern: RegExp, minStrength: number, hasAffiliation: boolean): Cue[] =>
    [...text.matchAll(pattern)].map((match) => ({ end: match.index + match[0].length, minStrength, hasAffiliation }))
  const subjects = cuesAfter(/(?:图为|其中|由|^|[，。；：！？“])/g, 2, false).filter(({ end }) => {
    const name = readName(text, end, 2, noNames)
    return name !== undefined && (isFollowedByVerb(text, name) || /^(?:、|和|与)/.test(text.slice(name)))
  })
  return [
    ...cuesAfter(officePattern, 0, true),
    ...cuesAfter(rolePattern, 2, true),
    ...cuesAfter(/来自[^，。、；]{2,15}?的/g, 2, false),
    ...cuesAfter(/(?:慰问|看望|探望|采访|授予|给予|表彰|推荐|选派)(?:了)?/g, 2, false),
    ...subjects.filter(({ end }) => subjectPattern.test(text.slice(end, end + 24))),
  ]
}

/** Names at the beginning of a clause, followed by what people do there. */
const subjectPattern = new RegExp(
  '^[\\u4e00-\\u9fa5]{2,4}(?:、[\\u4e00-\\u9fa5]{2,4}|和[\\u4e00-\\u9fa5]{2,3})*' +
    '(?:等|分别|荣|获|喜|勇|夺|摘|斩|当选|入选|被|作为|代表|出席|参加|同志|先生|女士|' +
    '表示|介绍|说|告诉|在|力|凭|理事长|书记|主任)',
)

/** Whether a name can begin here: after a punctuation mark, or after a word that takes people. */
const canNameStart = (text: string, at: number): boolean =>
  at === 0 ||
  /(?:[，。；：！？、（“\s]|和|与|及|对|向|为|给|由|请|慰问|看望|祝贺|选手|队员|同志)$/.test(text.slice(0, at))

/**
 * Gives the organisation of one person to the next in the same list: in 市残联副理事长甲，组织处处长乙 both belong to
 * 市残联. Offices of government (副区长) do not inherit it.
 */
function inheritOrganisation(text: string, people: readonly PersonMention[]): PersonMention[] {
  let previous: { end: number; organisation: Range } | undefined
  return people.map((person) => {
    const start = person.title?.[0] ?? person.at[0]
    const isLinked = previous && /^[、，和与及]*$/.test(text.slice(previous.end, start))
    const isGovernmentOffice = /[省市区县州镇乡]长$/.test(person.title ? text.slice(...person.title) : '')
    const organisation =
      person.organisation ?? (isLinked && person.title && !isGovernmentOffice ? previous?.organisation : undefined)
    previous = organisation ? { end: person.at[1], organisation } : undefined
    return { ...person, organisation }
  })
}
