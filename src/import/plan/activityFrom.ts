import { activityKind } from '../reading/activityKind.js'
import { fullWidth } from '../reading/fullWidth.js'
import { readDate } from '../reading/readDate.js'
import { readFigures } from '../reading/readFigures.js'
import { readOrganisers } from '../reading/readOrganisers.js'
import { readPlace } from '../reading/readPlace.js'
import { SourcedText } from '../SourcedText.js'
import { activityTitle } from './activityTitle.js'
import type { Item } from './items.js'
import type { Reader } from './Reader.js'
import type { Key, PlannedActivity, PlannedDate, Sourced } from './records.js'
import { sourced, sourcedIf } from './sourced.js'

/** Makes the activity of one item. `shared` is the date that the document's opening gives to all of them. */
export function activityFrom(
  item: Item,
  reader: Reader,
  shared: Sourced<PlannedDate> | undefined,
): Omit<PlannedActivity, 'key'> {
  const texts = [...(item.heading ? [item.heading] : []), ...item.paragraphs]
  const first = item.paragraphs[0]
  const title = item.heading ?? (first ? activityTitle(first) : (item.dateLine ?? SourcedText.empty))
  const place = texts.map((text) => ({ text, range: readPlace(text.value) })).find(({ range }) => range)
  return {
    title: sourced(title),
    description: sourcedIf(SourcedText.join(item.paragraphs, '\n\n')),
    kind: activityKind(
      item.heading?.value ?? title.value,
      item.section?.value ?? '',
      item.paragraphs.map((text) => text.value).join(''),
    ),
    date: dateOf(item, reader) ?? shared,
    place: place?.range && sourced(place.text.slice(...place.range)),
    organisers: organisersOf([...(first ? [first] : []), ...(item.heading ? [item.heading] : [])], reader),
    participants: reader.participants(texts),
    figures: item.paragraphs.flatMap((text) =>
      readFigures(text.value).map(({ value, unit, label, at }) => ({
        value: { value, unit, label },
        spans: text.spans(...at),
      })),
    ),
  }
}

function organisersOf(texts: readonly SourcedText[], reader: Reader): Sourced<Key>[] {
  const found = new Map<Key, Sourced<Key>>()
  for (const text of texts) {
    for (const range of readOrganisers(text.value)) {
      const { value, spans } = reader.organisations.mention(text.slice(...range))
      found.set(value, { value, spans: [...(found.get(value)?.spans ?? []), ...spans] })
    }
  }
  return [...found.values()]
}

/** The date of an item: its own line, else the first sentence, else the heading. A calendar date goes before a mere wording of time. */
function dateOf(item: Item, reader: Reader): Sourced<PlannedDate> | undefined {
  const first = item.paragraphs[0]
  const sentence = first?.slice(0, fullWidth(first.value).search(/[。！？]|$/))
  const read = [item.dateLine, sentence, item.heading]
    .flatMap((text) => (text ? [{ text, date: readDate(text.value, reader.knowledge.years) }] : []))
    .filter(({ date }) => date !== undefined)
  const best = read.find(({ date }) => date?.start) ?? read[0]
  if (!best?.date) return undefined
  const { at, text, start, end, precision, yearFrom } = best.date
  const review = reader.knowledge.reviewYear
  const spans = [...best.text.spans(...at), ...(yearFrom === 'review' && review ? review.text.spans() : [])]
  if (yearFrom)
    reader.notes.push({
      code: yearFrom === 'review' ? 'yearFromReview' : 'yearFromPublication',
      spans: best.text.spans(...at),
    })
  if (!start) reader.notes.push({ code: 'dateNotExact', spans })
  return { value: { text: text.replace(/[：:|丨｜]$/, ''), start, end, precision }, spans }
}
