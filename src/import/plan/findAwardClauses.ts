import { fullWidth } from '../reading/fullWidth.js'
import { readAwards, type Award } from '../reading/readAwards.js'
import type { Range } from '../reading/splitList.js'
import { awardVerb } from './isHonour.js'

/** A clause that says who won what: ranges of the subject, of the phrase 在…中 before the verb, and of the object. */
export type AwardClause = {
  readonly subject: Range
  readonly setting?: Range | undefined
  readonly object: Range
  readonly awards: readonly Award[]
  readonly respectively: boolean
  /** The object of the previous clause; a clause that names no occasion shares that one's. */
  readonly previousObject?: Range | undefined
  readonly sentenceStart: number
}

const settingPattern = /(?:分别|先后)?在(?<where>[^，。；]{2,50}?)(?:中|上|里|期间)?(?:分别|先后|双双|一举|再次|喜)*$/
/** 在…运动会上， before the clause. */
const leadingSettingPattern = /^[，\s]*(?:[^，]{0,12}[日月年]，)?在(?<where>[^，。；]{4,50}?)[中上里]，/
const entitlingVerb = /^(?:被|获评|荣膺|当选|入选|入围)/

/**
 * Finds the awards that a text reports, clause by clause. A clause without a subject has that of the previous clause.
 */
export function findAwardClauses(original: string): AwardClause[] {
  const text = fullWidth(original)
  const clauses: AwardClause[] = []
  for (const sentence of text.matchAll(/[^。！？；]+/g)) {
    const end = sentence.index + sentence[0].length
    const verbs = [...sentence[0].matchAll(awardVerb)].map((match) => ({
      at: sentence.index + match.index,
      end: sentence.index + match.index + match[0].length,
      verb: match[0],
    }))
    let from = sentence.index
    verbs.forEach(({ at, end: objectStart, verb }, index) => {
      const next = verbs[index + 1]?.at ?? end
      const comma = verbs[index + 1] ? lastComma(text, objectStart, next) : -1
      const objectEnd = comma < 0 ? next : comma
      const object: Range = [objectStart, objectEnd]
      const phrase = text.slice(...object)
      const awards = readAwards(phrase)
      const isTitle = awards.length === 0 && entitlingVerb.test(verb) && /[“\u4e00-\u9fa5]{3}/.test(phrase)
      const wholePhraseAward: Award = { level: 'other', count: 1, at: [phrase.length, phrase.length], name: '' }
      const subject = findSubject(text, from, at)
      const previous = clauses.at(-1)
      if (awards.length > 0 || isTitle) {
        const settingMatch = settingPattern.exec(text.slice(subject[0], at))
        const clauseSetting: Range | undefined = settingMatch?.groups?.where
          ? rangeFrom(subject[0] + settingMatch.index + settingMatch[0].indexOf('在') + 1, settingMatch.groups.where)
          : undefined
        const leadingPlace = leadingSettingPattern.exec(text.slice(from, at))?.groups?.where
        const leadingSetting: Range | undefined = leadingPlace
          ? rangeFrom(text.indexOf(leadingPlace, from), leadingPlace)
          : undefined
        clauses.push({
          subject:
            text.slice(...subject).replace(/[，并还同时又也及且，]/g, '') === '' && previous
              ? previous.subject
              : settingMatch
                ? [subject[0], subject[0] + settingMatch.index]
                : subject,
          setting: clauseSetting ?? leadingSetting ?? (namesOccasion(phrase) ? undefined : previous?.setting),
          previousObject:
            namesOccasion(phrase) ||
            clauseSetting ||
            leadingSetting ||
            !previous ||
            previous.sentenceStart !== sentence.index
              ? undefined
              : previous.object,
          sentenceStart: sentence.index,
          object,
          awards: isTitle ? [wholePhraseAward] : awards,
          respectively: /分别|分获|各/.test(text.slice(subject[0], objectEnd)),
        })
      }
      from = objectEnd
    })
  }
  return clauses
}

const rangeFrom = (start: number, phrase: string): Range => [start, start + phrase.length]

const namesOccasion = (object: string): boolean => /赛|会|届|杯|评选|年度|节|展|称号|模范|先进/.test(object)

function lastComma(text: string, from: number, to: number): number {
  const masked = text.slice(from, to).replace(/“[^”]*”/g, (quoted) => '＿'.repeat(quoted.length))
  const comma = masked.lastIndexOf('，')
  return comma < 0 ? -1 : from + comma
}

/** The subject of a verb, without the dates and 在……中 before it that end in a comma. */
function findSubject(text: string, from: number, verb: number): Range {
  let start = from
  while (start < verb && /[，、\s]/.test(text[start] ?? '')) start += 1
  const lead =
    /^(?:(?:[^，]{0,12}?[日月年]|[^，]{0,16}(?:期间|前夕|之际|当天|近日|日前)|在[^，]{2,40}[中上里]?)，)+/.exec(
      text.slice(start, verb),
    )
  return [start + (lead?.[0].length ?? 0), verb]
}
