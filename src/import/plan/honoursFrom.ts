import { fullWidth } from '../reading/fullWidth.js'
import { readAwards, type Award } from '../reading/readAwards.js'
import { parallelParts } from '../reading/parallelParts.js'
import { readScope } from '../reading/readScope.js'
import { SourcedText } from '../SourcedText.js'
import { readGains, type Gain } from './gains.js'
import { endsWithAward, isDelegate } from './isHonour.js'
import type { Item } from './items.js'
import { cleanOccasion } from './cleanOccasion.js'
import { honourYear } from './honourYear.js'
import type { Reader } from './Reader.js'
import type { Participant, PlannedHonour } from './records.js'
import { sourced, sourcedIf } from './sourced.js'
import { teamFrom } from './teamFrom.js'

type Draft = Omit<PlannedHonour, 'key' | 'citation' | 'title' | 'scope' | 'year'> & {
  readonly award: Award
  readonly occasionText: SourcedText | undefined
  readonly nameText: SourcedText
}

/** Makes the honours of one item: one for each award, and where names and awards are listed alike, one for each pair. */
export function honoursFrom(item: Item, reader: Reader): Omit<PlannedHonour, 'key'>[] {
  const everybody = reader.participants([...(item.heading ? [item.heading] : []), ...item.paragraphs])
  const drafts = item.paragraphs.flatMap((text) =>
    readGains(text.value).flatMap((gain) => fromGain(gain, text, reader)),
  )
  const found =
    drafts.length > 0 ? drafts : [fromHeading(item, everybody, reader)].filter((draft) => draft !== undefined)
  const citation = sourcedIf(SourcedText.join(item.paragraphs, '\n\n'))
  return found.map((draft): Omit<PlannedHonour, 'key'> => {
    const { award, occasionText, nameText, ...honour } = draft
    const useHeading = item.heading !== undefined && (found.length === 1 || !occasionText)
    const title =
      useHeading && item.heading ? item.heading : SourcedText.join([...(occasionText ? [occasionText] : []), nameText])
    return {
      ...honour,
      title: title.length > 0 ? sourced(title) : sourced(item.heading ?? item.paragraphs[0] ?? SourcedText.empty),
      citation: citation ?? sourcedIf(item.heading),
      scope: scopeOf(item, occasionText, reader),
      year: honourYear(item, occasionText, reader),
    }
  })
}

/** The honours of one "who gained what". Names and awards of equal number go together in the order written. */
function fromGain(gain: Gain, text: SourcedText, reader: Reader): Draft[] {
  const marks = fullWidth(text.value)
  const people = reader.participants([text.slice(...gain.subject)])
  const awards = gain.awards.flatMap((award) =>
    people.length > 1 && gain.awards.length < people.length
      ? Array.from({ length: award.count }, () => ({ ...award, count: 1, name: single(award) }))
      : [award],
  )
  const paired = people.length > 1 && awards.length === people.length
  const unclear = people.length > 1 && awards.length > 1 && !paired
  const setting = gain.setting ? text.slice(...gain.setting) : SourcedText.empty
  const divisions = paired && gain.setting ? parallelParts(setting.value, people.length) : undefined
  const object = text.slice(...gain.object)
  const drafts = paired ? awards : unclear ? gain.awards : gain.awards
  let lastOwn = gain.carried ? carriedOccasion(text.slice(...gain.carried)) : SourcedText.empty
  return drafts.map((award, index): Draft => {
    const from = index === 0 ? 0 : (drafts[index - 1]?.at[1] ?? 0)
    const own = cleanOccasion(object.slice(Math.min(from, award.at[0]), award.at[0]))
    if (own.length > 0) lastOwn = own
    const place = divisions ? pickDivision(setting, divisions, index) : setting
    const occasionText = cleanOccasion(SourcedText.join([place, lastOwn]))
    const winner = people[index]
    return {
      award,
      level: { value: award.level, spans: object.spans(...award.at) },
      occasionText: occasionText.length > 0 ? occasionText : undefined,
      occasion: sourcedIf(occasionText),
      nameText: SourcedText.decoded(award.name, object.spans(...award.at)[0] ?? [0, 0]),
      recipients: (paired && winner ? [winner] : unclear ? [] : people).map(({ person }) => person),
      team:
        people.length === 0 || unclear
          ? teamFrom(text.slice(...gain.subject), marks.slice(...gain.subject), reader)
          : undefined,
    }
  })
}

const single = (award: Award): string =>
  ({ gold: '金牌', silver: '银牌', bronze: '铜牌' })[award.level as 'gold'] ?? award.name

function pickDivision(
  setting: SourcedText,
  divisions: readonly (readonly [number, number])[],
  index: number,
): SourcedText {
  const [first, last, own] = [divisions[0], divisions.at(-1), divisions[index]]
  if (!first || !last || !own) return setting
  return SourcedText.join([setting.slice(0, first[0]), setting.slice(...own), setting.slice(last[1])])
}

const carriedOccasion = (object: SourcedText): SourcedText =>
  cleanOccasion(object.slice(0, readAwards(fullWidth(object.value))[0]?.at[0] ?? 0))

/** An honour that only the heading names, or a seat as a delegate. */
function fromHeading(item: Item, everybody: readonly Participant[], reader: Reader): Draft | undefined {
  const text = item.paragraphs[0]
  const heading = item.heading
  const delegate = text && (isDelegate(fullWidth(text.value)) || /代表大会$/.test(heading?.value ?? ''))
  const congress =
    text &&
    /[^，。、；：了在的]{2,40}(?:代表大会|代表会议)/.exec(
      fullWidth(text.value).replace(/(?:参加|出席|列席)了?/g, (verb) => '，'.repeat(verb.length)),
    )
  const source = heading && endsWithAward(fullWidth(heading.value)) ? heading : (text ?? heading)
  if (!source) return undefined
  const award: Award = delegate
    ? { level: 'delegate', count: 1, at: [0, 0], name: '代表' }
    : (readAwards(fullWidth(source.value)).at(-1) ?? { level: 'other', count: 1, at: [0, 0], name: '' })
  const occasionText = delegate
    ? congress && text
      ? text.slice(congress.index, congress.index + congress[0].length)
      : heading
    : cleanOccasion(source.slice(0, award.at[0]))
  const spans = delegate ? (text?.spans() ?? []) : source.spans(...award.at)
  return {
    award,
    level: { value: award.level, spans },
    occasionText,
    occasion: sourcedIf(occasionText),
    nameText: SourcedText.decoded(award.name, spans[0] ?? [0, 0]),
    recipients: everybody.map(({ person }) => person),
    team:
      everybody.length === 0 && text
        ? teamFrom(text.slice(0, /荣获|获|代表|参加/.exec(text.value)?.index ?? 0), text.value, reader)
        : undefined,
  }
}

/** The heading names the occasion most shortly; only when it does not tell, the full wording is asked. */
function scopeOf(item: Item, occasion: SourcedText | undefined, reader: Reader) {
  const heading =
    item.heading && (readAwards(fullWidth(item.heading.value)).length > 0 || /大会$/.test(item.heading.value))
      ? item.heading.value
      : ''
  return (
    readScope(fullWidth(heading), reader.knowledge.home) ??
    readScope(fullWidth(occasion?.value ?? ''), reader.knowledge.home)
  )
}
