import { findPeople } from '../reading/findPeople.js'
import type { YearContext } from '../reading/readDate.js'
import type { Region } from '../reading/regions.js'
import type { SourcedText } from '../SourcedText.js'
import type { Note } from '../tree.js'
import { OrganisationRegistry } from './OrganisationRegistry.js'
import { PersonRegistry } from './PersonRegistry.js'
import type { Participant } from './records.js'

export type DocumentFacts = {
  readonly home: Region | undefined
  readonly years: YearContext
  /** The year that the document reviews, and the text that states it. */
  readonly reviewYear: { readonly value: number; readonly text: SourcedText } | undefined
  /** Names that an earlier pass has found. */
  readonly people: ReadonlySet<string>
  readonly organisations: ReadonlySet<string>
}

/** What one pass over a document collects: the people and organisations that it names, and notes for the report. */
export class ExtractionContext {
  readonly organisations: OrganisationRegistry
  readonly people: PersonRegistry
  readonly notes: Note[] = []

  constructor(readonly facts: DocumentFacts) {
    this.organisations = new OrganisationRegistry({ home: facts.home, names: facts.organisations })
    this.people = new PersonRegistry(this.organisations)
  }

  /** The people that texts name, each once, with the longest of the titles written. */
  findParticipants(texts: readonly SourcedText[]): Participant[] {
    const found = new Map<string, Participant>()
    for (const text of texts) {
      for (const mention of findPeople(text.value, this.facts.people)) {
        const participant = this.people.addMention(mention, text)
        const existing = found.get(mention.name)
        found.set(mention.name, existing ? mergeParticipants(existing, participant) : participant)
      }
    }
    return [...found.values()]
  }
}

const mergeParticipants = (one: Participant, other: Participant): Participant => ({
  person: { ...one.person, spans: [...one.person.spans, ...other.person.spans] },
  ...((other.title?.value.length ?? 0) > (one.title?.value.length ?? 0)
    ? { title: other.title, organisation: other.organisation ?? one.organisation }
    : { title: one.title, organisation: one.organisation ?? other.organisation }),
})
