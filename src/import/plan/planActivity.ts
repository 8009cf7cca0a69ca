import { SourcedText } from '../SourcedText.js'
import { activityKind } from '../reading/activityKind.js'
import { fullWidth } from '../reading/fullWidth.js'
import { type DateMention, readDate } from '../reading/readDate.js'
import { readFigures } from '../reading/readFigures.js'
import { readOrganisers } from '../reading/readOrganisers.js'
import { readPlace } from '../reading/readPlace.js'
import type { Range } from '../reading/splitList.js'
import { bullets } from '../transforms/lineKinds.js'
import type { ExtractionContext } from './ExtractionContext.js'
import type { Item } from './items.js'
import type { PlannedActivity, PlannedDate, RecordKey, Sourced } from './records.js'
import { toOptionalSourced, toSourced } from './toSourced.js'

/** Plans the activity of one item. `openingDate` is used when the item has no date. */
export function planActivity(
  item: Item,
  context: ExtractionContext,
  openingDate: Sourced<PlannedDate> | undefined,
): Omit<PlannedActivity, 'key'> {
  const texts = [...(item.heading ? [item.heading] : []), ...item.paragraphs]
  const firstParagraph = item.paragraphs[0]
  const title =
    item.heading ??
    (firstParagraph ? withoutBullet(deriveActivityTitle(firstParagraph)) : (item.dateLine ?? SourcedText.empty))
  const place = texts.map((text) => ({ text, range: readPlace(text.value) })).find(({ range }) => range)
  return {
    title: toSourced(title),
    description: toOptionalSourced(SourcedText.join(item.paragraphs, '\n\n')),
    kind: activityKind(
      item.heading?.value ?? title.value,
      item.section?.value ?? '',
      item.paragraphs.map((text) => text.value).join(''),
    ),
    date: findDate(item, context) ?? openingDate,
    place: place?.range && toSourced(place.text.slice(...place.range)),
    organisers: findOrganisers(
      [...(firstParagraph ? [firstParagraph] : []), ...(item.heading ? [item.heading] : [])],
      context,
    ),
    participants: context.findParticipants(texts),
    figures: item.paragraphs.flatMap((text) =>
      readFigures(text.value).map(({ value, unit, label, at }) => ({
        value: { value, unit, label },
        spans: text.spans(...at),
      })),
    ),
  }
}

function findOrganisers(texts: readonly SourcedText[], context: ExtractionContext): Sourced<RecordKey>[] {
  const found = new Map<RecordKey, Sourced<RecordKey>>()
  for (const text of texts) {
    for (const range of readOrganisers(text.value)) {
      const { value, spans } = context.organisations.addMention(text.slice(...range))
      found.set(value, { value, spans: [...(found.get(value)?.spans ?? []), ...spans] })
    }
  }
  return [...found.values()]
}

/**
 * The date of an item: from its date line, else its first sentence, else its heading. A calendar date is preferred to a
 * vague expression of time.
 */
function findDate(item: Item, context: ExtractionContext): Sourced<PlannedDate> | undefined {
  const firstParagraph = item.paragraphs[0]
  const firstSentence = firstParagraph?.slice(0, fullWidth(firstParagraph.value).search(/[。！？]|$/))
  const dates = [item.dateLine, firstSentence, item.heading]
    .flatMap((text) => (text ? [{ text, date: readDate(text.value, context.facts.years) }] : []))
    .filter(({ date }) => date !== undefined)
  const [known] = dates.filter(({ date }) => date?.start)
  const best =
    known?.text === item.dateLine && known?.date?.precision === 'month'
      ? (dayWithin(known.date, firstSentence, dates[1]?.date) ?? known)
      : (known ?? dates[0])
  if (!best?.date) return undefined
  const { at, text, start, end, precision, yearFrom } = best.date
  const reviewYear = context.facts.reviewYear
  const spans = [...best.text.spans(...at), ...(yearFrom === 'review' && reviewYear ? reviewYear.text.spans() : [])]
  if (yearFrom)
    context.notes.push({
      code: yearFrom === 'review' ? 'yearFromReview' : 'yearFromPublication',
      spans: best.text.spans(...at),
    })
  if (!start) context.notes.push({ code: 'dateNotExact', spans })
  return { value: { text: text.replace(/[：:|丨｜]$/, ''), start, end, precision }, spans }
}

const bareDays = new RegExp(`^${bullets}(?<first>\\d{1,2})[日号]?(?:[至到—–~～－-](?<last>\\d{1,2}))?[日号]`)

/** The day that an entry below the name of a month names, with the month (3月6日) or without it (6日). */
function dayWithin(
  month: DateMention,
  sentence: SourcedText | undefined,
  written: DateMention | undefined,
): { readonly text: SourcedText; readonly date: DateMention } | undefined {
  if (!sentence || !month.start) return undefined
  if (written?.precision === 'day' && written.start?.startsWith(month.start.slice(0, 7)))
    return { text: sentence, date: written }
  const match = bareDays.exec(fullWidth(sentence.value))
  const { first, last = first } = match?.groups ?? {}
  if (!match || first === undefined || last === undefined) return undefined
  const dayOf = (day: string) => `${month.start?.slice(0, 8)}${day.padStart(2, '0')}`
  const [start, end] = [dayOf(first), dayOf(last)]
  if (!month.end || start > end || end > month.end) return undefined
  const at: Range = [match[0].search(/\d/), match[0].length]
  return {
    text: sentence,
    date: { at, text: sentence.value.slice(...at), start, end, precision: 'day', yearFrom: month.yearFrom },
  }
}

const quotedName = "(?:“[^”]{2,40}”|‘[^’]{2,40}’|''[^']{2,40}''|《[^》]{2,40}》)"
const quotedNamePattern = new RegExp(
  `${quotedName}(?:[\\u4e00-\\u9fa5]{0,10}?)(?:活动|仪式|展演|晚会|比赛|大赛|培训班?|行动|项目|招聘会|讲座)`,
)
const event = '活动|仪式|会议|座谈会|招聘会|培训班?|比赛|大赛|展演|讲座|行动|义诊|体检|慰问|服务'
const heldEventPattern = new RegExp(
  `(?:开展|举办|举行|召开|组织|启动|进行)(?:了)?(?<what>[^，。；、“”]{3,30}?(?:${event}))`,
)
const activityVerb = /开展|举办|举行|召开|组织|启动|慰问|走访|看望|捐赠|发放|宣传|表演|参观|调研|赠送|揭牌/
const time = '(?:\\d日|\\d月|\\d号|期间|前夕|之际|上午|下午|当天|当日|近日|日前)(?:上午|下午|晚上?)?'
const introduction = new RegExp(`^(?:[^，。；]{0,24}${time}，?|在[^，。；]{2,40}，|其中，|同时，|此外，)+`)
const maxTitleLength = 45

const leadingBullet = new RegExp(`^${bullets}`)
const withoutBullet = (text: SourcedText): SourcedText =>
  text.slice(leadingBullet.exec(text.value)?.[0].length ?? 0).trim()

/**
 * The title of an activity without a heading, quoted from its text: its name in quotation marks, else its first clause
 * if that says what was done, else the event that was held, else the beginning of the first sentence.
 */
function deriveActivityTitle(text: SourcedText): SourcedText {
  const normalised = fullWidth(text.value)
  const sentence = normalised.split(/[。！？]/)[0] ?? normalised
  const nameMatch =
    quotedNamePattern.exec(sentence) ??
    (activityVerb.test(sentence.split('，')[0] ?? '') ? null : quotedNamePattern.exec(normalised))
  if (nameMatch) return text.slice(nameMatch.index, nameMatch.index + nameMatch[0].length)
  const start = introduction.exec(sentence)?.[0].length ?? 0
  const clause = sentence.slice(start).split(/[，；]/)[0] ?? ''
  if (activityVerb.test(clause) && clause.length >= 4 && clause.length <= maxTitleLength)
    return text.slice(start, start + clause.length)
  const what = heldEventPattern.exec(normalised)?.groups?.what
  if (what) return text.slice(normalised.indexOf(what), normalised.indexOf(what) + what.length)
  const rest = sentence.slice(start)
  return text.slice(
    start,
    start +
      (rest.length <= maxTitleLength
        ? rest.length
        : Math.max(clause.length <= maxTitleLength ? clause.length : maxTitleLength, 4)),
  )
}
