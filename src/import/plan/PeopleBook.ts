import type { PersonMention } from '../reading/findPeople.js'
import type { SourcedText } from '../SourcedText.js'
import { mergeSpans, type Span } from '../span.js'
import type { OrganisationBook } from './OrganisationBook.js'
import type { Key, Participant, PlannedPerson, Position, Sourced } from './records.js'
import { sourced } from './sourced.js'

type Entry = { readonly name: string; readonly spans: Span[]; readonly positions: Position[] }

/** The people a plan mentions: one name is one person in one document, with every position it is written with. */
export class PeopleBook {
  private readonly entries = new Map<string, Entry>()

  constructor(private readonly organisations: OrganisationBook) {}

  /** Enters a mention found in `text` and returns it as a participant. */
  mention(mention: PersonMention, text: SourcedText): Participant {
    const spans = text.spans(...mention.at)
    const entry = this.entries.get(mention.name) ?? { name: mention.name, spans: [], positions: [] }
    this.entries.set(mention.name, entry)
    entry.spans.push(...spans)
    const title: Sourced<string> | undefined = mention.title && sourced(text.slice(...mention.title))
    const organisation = mention.organisation && this.organisations.mention(text.slice(...mention.organisation))
    const same = entry.positions.findIndex((position) => position.title?.value === title?.value && (!position.organisation || !organisation || position.organisation.value === organisation.value))
    if (title || organisation) {
      if (same < 0) entry.positions.push({ title, organisation })
      else entry.positions[same] = { title, organisation: entry.positions[same]?.organisation ?? organisation }
    }
    return { person: { value: personKey(mention.name), spans }, title, organisation }
  }

  get names(): string[] {
    return [...this.entries.keys()]
  }

  list(): PlannedPerson[] {
    return [...this.entries.values()].map(({ name, spans, positions }) => ({ key: personKey(name), name: { value: name, spans: mergeSpans(spans) }, positions }))
  }
}

const personKey = (name: string): Key => `people:${name}`
