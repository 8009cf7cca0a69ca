import { SourcedText } from '../SourcedText.js'
import { fullWidth } from '../reading/fullWidth.js'
import { parallelParts } from '../reading/parallelParts.js'
import { type Award, readAwards } from '../reading/readAwards.js'
import { readScope } from '../reading/readScope.js'
import type { ExtractionContext } from './ExtractionContext.js'
import { type AwardClause, findAwardClauses } from './findAwardClauses.js'
import { endsWithAward, isDelegate } from './isHonour.js'
import type { Item } from './items.js'
import type { Participant, PlannedHonour, Sourced } from './records.js'
import { toOptionalSourced, toSourced } from './toSourced.js'

type HonourDraft = Omit<PlannedHonour, 'key' | 'citation' | 'title' | 'scope' | 'year'> & {
  readonly award: Award
  readonly occasionText: SourcedText | undefined
  readonly nameText: SourcedText
}

/** Plans the honours of one item: one for each award; where as many people as awards are listed, one for each pair. */
export function planHonours(item: Item, context: ExtractionContext): Omit<PlannedHonour, 'key'>[] {
  const participants = context.findParticipants([...(item.heading ? [item.heading] : []), ...item.paragraphs])
  const drafts = item.paragraphs.flatMap((text) =>
    findAwardClauses(text.value).flatMap((clause) => draftsFromClause(clause, text, context)),
  )
  const honourDrafts =
    drafts.length > 0 ? drafts : [draftFromHeading(item, participants, context)].filter((draft) => draft !== undefined)
  const citation = toOptionalSourced(SourcedText.join(item.paragraphs, '\n\n'))
  return honourDrafts.map((draft): Omit<PlannedHonour, 'key'> => {
    const { award, occasionText, nameText, ...honour } = draft
    const useHeading = item.heading !== undefined && (honourDrafts.length === 1 || !occasionText)
    const title =
      useHeading && item.heading ? item.heading : SourcedText.join([...(occasionText ? [occasionText] : []), nameText])
    return {
      ...honour,
      title: title.length > 0 ? toSourced(title) : toSourced(item.heading ?? item.paragraphs[0] ?? SourcedText.empty),
      citation: citation ?? toOptionalSourced(item.heading),
      scope: findScope(item, occasionText, context),
      year: findHonourYear(item, occasionText, context),
    }
  })
}

/** The honours of one clause. When it lists as many people as awards, they are paired in the order written. */
function draftsFromClause(clause: AwardClause, text: SourcedText, context: ExtractionContext): HonourDraft[] {
  const normalised = fullWidth(text.value)
  const people = context.findParticipants([text.slice(...clause.subject)])
  const awards = clause.awards.flatMap((award) =>
    people.length > 1 && clause.awards.length < people.length
      ? Array.from({ length: award.count }, () => ({ ...award, count: 1, name: singleMedalName(award) }))
      : [award],
  )
  const isPaired = people.length > 1 && awards.length === people.length
  const isAmbiguous = people.length > 1 && awards.length > 1 && !isPaired
  const setting = clause.setting ? text.slice(...clause.setting) : SourcedText.empty
  const divisions = isPaired && clause.setting ? parallelParts(setting.value, people.length) : undefined
  const object = text.slice(...clause.object)
  const draftAwards = isPaired ? awards : isAmbiguous ? clause.awards : clause.awards
  let lastOccasion = clause.previousObject ? extractOccasion(text.slice(...clause.previousObject)) : SourcedText.empty
  return draftAwards.map((award, index): HonourDraft => {
    const from = index === 0 ? 0 : (draftAwards[index - 1]?.at[1] ?? 0)
    const ownOccasion = cleanOccasion(object.slice(Math.min(from, award.at[0]), award.at[0]))
    if (ownOccasion.length > 0) lastOccasion = ownOccasion
    const divisionSetting = divisions ? pickDivision(setting, divisions, index) : setting
    const occasionText = cleanOccasion(SourcedText.join([divisionSetting, lastOccasion]))
    const winner = people[index]
    return {
      award,
      level: { value: award.level, spans: object.spans(...award.at) },
      occasionText: occasionText.length > 0 ? occasionText : undefined,
      occasion: toOptionalSourced(occasionText),
      nameText: SourcedText.withSpan(award.name, object.spans(...award.at)[0] ?? [0, 0]),
      recipients: (isPaired && winner ? [winner] : isAmbiguous ? [] : people).map(({ person }) => person),
      team:
        people.length === 0 || isAmbiguous
          ? findTeam(text.slice(...clause.subject), normalised.slice(...clause.subject), context)
          : undefined,
    }
  })
}

const singleMedalName = (award: Award): string =>
  ({ gold: '金牌', silver: '银牌', bronze: '铜牌' })[award.level as 'gold'] ?? award.name

function pickDivision(
  setting: SourcedText,
  divisions: readonly (readonly [number, number])[],
  index: number,
): SourcedText {
  const [first, last, ownDivision] = [divisions[0], divisions.at(-1), divisions[index]]
  if (!first || !last || !ownDivision) return setting
  return SourcedText.join([setting.slice(0, first[0]), setting.slice(...ownDivision), setting.slice(last[1])])
}

const extractOccasion = (object: SourcedText): SourcedText =>
  cleanOccasion(object.slice(0, readAwards(fullWidth(object.value))[0]?.at[0] ?? 0))

/** An honour that only the heading names, or attendance as a delegate. */
function draftFromHeading(
  item: Item,
  participants: readonly Participant[],
  context: ExtractionContext,
): HonourDraft | undefined {
  const text = item.paragraphs[0]
  const heading = item.heading
  const isDelegateHonour = text && (isDelegate(fullWidth(text.value)) || /代表大会$/.test(heading?.value ?? ''))
  const congressMatch =
    text &&
    /[^，。、；：了在的]{2,40}(?:代表大会|代表会议)/.exec(
      fullWidth(text.value).replace(/(?:参加|出席|列席)了?/g, (verb) => '，'.repeat(verb.length)),
    )
  const source = heading && endsWithAward(fullWidth(heading.value)) ? heading : (text ?? heading)
  if (!source) return undefined
  const award: Award = isDelegateHonour
    ? { level: 'delegate', count: 1, at: [0, 0], name: '代表' }
    : (readAwards(fullWidth(source.value)).at(-1) ?? { level: 'other', count: 1, at: [0, 0], name: '' })
  const occasionText = isDelegateHonour
    ? congressMatch && text
      ? text.slice(congressMatch.index, congressMatch.index + congressMatch[0].length)
      : heading
    : cleanOccasion(source.slice(0, award.at[0]))
  const spans = isDelegateHonour ? (text?.spans() ?? []) : source.spans(...award.at)
  return {
    award,
    level: { value: award.level, spans },
    occasionText,
    occasion: toOptionalSourced(occasionText),
    nameText: SourcedText.withSpan(award.name, spans[0] ?? [0, 0]),
    recipients: participants.map(({ person }) => person),
    team:
      participants.length === 0 && text
        ? findTeam(text.slice(0, /荣获|获|代表|参加/.exec(text.value)?.index ?? 0), text.value, context)
        : undefined,
  }
}

/**
 * The scope, from the heading if it names the occasion; if that is not enough, from the full wording of the occasion.
 */
function findScope(item: Item, occasion: SourcedText | undefined, context: ExtractionContext) {
  const heading =
    item.heading && (readAwards(fullWidth(item.heading.value)).length > 0 || /大会$/.test(item.heading.value))
      ? item.heading.value
      : ''
  return (
    readScope(fullWidth(heading), context.facts.home) ?? readScope(fullWidth(occasion?.value ?? ''), context.facts.home)
  )
}

const yearPattern = /(?<!\d)((?:19|20)\d{2})(?!\d)(?!-\d{4})/

/**
 * The year of an honour: as its heading, occasion or text states it, else the year that the document reviews, since
 * such a document reports the honours of that year. `undefined` when neither is stated.
 */
function findHonourYear(
  item: Item,
  occasion: SourcedText | undefined,
  context: ExtractionContext,
): Sourced<number> | undefined {
  for (const text of [item.heading, occasion, item.dateLine, ...item.paragraphs].filter((each) => each !== undefined)) {
    const match = yearPattern.exec(text.value)
    if (match?.[1]) return { value: Number(match[1]), spans: text.spans(match.index, match.index + 4) }
  }
  const review = context.facts.reviewYear
  return review && { value: review.value, spans: review.text.spans() }
}

const trailing = /(?:代表(?!队|团)[\u4e00-\u9fa5]{0,8}|分别|共|也|又|还|双双|一举|再次|首次|喜|均|，|在.*)+$/
const leading = /^(?:.*，|由|其中)(?=.)/

/** The team that won an honour, when nobody is named. 我区 and 区残联 are completed with the home region. */
function findTeam(text: SourcedText, normalised: string, context: ExtractionContext): Sourced<string> | undefined {
  let team = text
  const start = leading.exec(normalised)?.[0].length ?? 0
  team = team.slice(start)
  const trailingMatch = trailing.exec(team.value)
  if (trailingMatch && trailingMatch.index >= 2) team = team.slice(0, trailingMatch.index)
  const home = context.facts.home
  const regionMatch = /^(?:[我本全]([省市区县旗州])|([省市区县旗州])(?=残联|残疾人|代表队))/.exec(team.value)
  if (home && regionMatch && (regionMatch[1] ?? regionMatch[2]) === home.level) {
    const { length } = regionMatch[0]
    team = SourcedText.join([SourcedText.withSpan(home.name, team.spans(0, length)[0] ?? [0, 0]), team.slice(length)])
  }
  return toOptionalSourced(team.trim())
}

const leadingNoise = /^(?:了|的|为|：|，|、|和|与|及|以及|并|“(?=[^”]*$)|‘|\s)+/
const trailingNoise = /(?:团体|个人|集体|荣誉|项目的?|比赛的?|的|中|，|、|“|‘|\s|：)+$/

/** The name of an occasion, without joining words, quotes around the whole, and 团体 or 个人 before the prize. */
function cleanOccasion(text: SourcedText): SourcedText {
  let cleaned = text
  for (;;) {
    const { value } = cleaned
    const quoted = /^[“"][^“”"]*[”"]$/.test(value)
    const start = quoted ? 1 : (leadingNoise.exec(value)?.[0].length ?? 0)
    const trailingLength = quoted ? 1 : Math.min(trailingNoiseLength(value) ?? 0, value.length - start)
    if (start + trailingLength === 0) return cleaned
    cleaned = cleaned.slice(start, value.length - trailingLength)
  }
}

/** How much to cut at the end; 比赛 and 项目 are part of the name. */
function trailingNoiseLength(value: string): number | undefined {
  const match = trailingNoise.exec(value)
  if (!match) return undefined
  const kept = /^(?:项目|比赛|荣誉)/.exec(match[0])?.[0].length ?? 0
  return match[0].length - kept
}
