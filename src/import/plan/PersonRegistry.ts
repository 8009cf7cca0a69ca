import type { PersonMention } from '../reading/findPeople.js'
import type { Affiliation } from '../reading/readAffiliation.js'
import type { SourcedText } from '../SourcedText.js'
import { mergeSpans, type Span } from '../span.js'
import type { OrganisationRegistry } from './OrganisationRegistry.js'
import type { RecordKey, Participant, PlannedPerson, Position, Sourced } from './records.js'
import { toSourced } from './toSourced.js'

type Entry = { readonly name: string; readonly spans: Span[]; readonly positions: Position[] }

/** The people of a plan, with all their positions. Within one document a name means one person. */
export class PersonRegistry {
  private readonly entries = new Map<string, Entry>()

  constructor(private readonly organisations: OrganisationRegistry) {}

  /** Adds a mention found in `text` and returns it as a participant. */
  addMention(mention: PersonMention, text: SourcedText): Participant {
    const spans = text.spans(...mention.at)
    const entry = this.entries.get(mention.name) ?? { name: mention.name, spans: [], positions: [] }
    this.entries.set(mention.name, entry)
    for (const span of spans) entry.spans.push(span)
    const position = this.addPosition(entry, mention, text)
    for (const other of mention.others ?? []) this.addPosition(entry, other, text)
    return { person: { value: personKey(mention.name), spans }, ...position }
  }

  private addPosition(entry: Entry, mention: Affiliation, text: SourcedText): Position {
    const title: Sourced<string> | undefined = mention.title && toSourced(text.slice(...mention.title))
    const organisation = mention.organisation && this.organisations.addMention(text.slice(...mention.organisation))
    const existingIndex = entry.positions.findIndex((position) => isSamePosition(position, { title, organisation }))
    if ((title || organisation) && existingIndex < 0) entry.positions.push({ title, organisation })
    const existing = entry.positions[existingIndex]
    if (existing)
      entry.positions[existingIndex] = {
        title: pickLonger(existing.title, title),
        organisation: existing.organisation ?? organisation,
      }
    return { title, organisation }
  }

  get names(): string[] {
    return [...this.entries.keys()]
  }

  list(): PlannedPerson[] {
    return [...this.entries.values()].map(({ name, spans, positions }) => ({
      key: personKey(name),
      name: { value: name, spans: mergeSpans(spans) },
      positions,
    }))
  }
}

/** 理事长 and 党组书记、理事长 of one organisation are the same position, in short and in full. */
const isSamePosition = (one: Position, other: Position): boolean => {
  const isSameOrganisation =
    !one.organisation || !other.organisation || one.organisation.value === other.organisation.value
  const [a, b] = [one.title?.value ?? '', other.title?.value ?? '']
  return (
    isSameOrganisation && (a.split('、').includes(b) || b.split('、').includes(a) || a === b || a === '' || b === '')
  )
}

const pickLonger = (
  one: Sourced<string> | undefined,
  other: Sourced<string> | undefined,
): Sourced<string> | undefined => ((other?.value.length ?? 0) > (one?.value.length ?? 0) ? other : one)

const personKey = (name: string): RecordKey => `people:${name}`
