import type { SourcedText } from '../SourcedText.js'
import { mergeSpans, type Span } from '../span.js'
import type { Note } from '../tree.js'
import { canonicalOrganisation, type Known } from './canonicalOrganisation.js'
import { organisationKind } from './organisationKind.js'
import type { Key, PlannedOrganisation, Sourced } from './records.js'

type Entry = {
  readonly name: string
  spans: Span[]
  readonly aliases: Map<string, Span[]>
  readonly isUnresolved: boolean
}

/** The bodies a plan mentions, each once under its full name. */
export class OrganisationBook {
  private readonly entries = new Map<string, Entry>()
  private readonly said: Note[] = []

  constructor(private readonly known: Known) {}

  /** Enters a mention and returns the key of the body. */
  mention(written: SourcedText): Sourced<Key> {
    const { name, aliases, how } = canonicalOrganisation(written.value, this.known)
    const spans = written.spans()
    const entry = this.entries.get(name) ?? {
      name,
      spans: [],
      aliases: new Map<string, Span[]>(),
      isUnresolved: how === 'unresolved',
    }
    this.entries.set(name, entry)
    entry.spans.push(...spans)
    for (const alias of aliases) entry.aliases.set(alias, [...(entry.aliases.get(alias) ?? []), ...spans])
    if (how !== 'asWritten')
      this.said.push({ code: how === 'resolved' ? 'organisationResolved' : 'organisationUnresolved', spans })
    return { value: `organisations:${name}`, spans }
  }

  get notes(): readonly Note[] {
    return this.said
  }

  /** The names as written, for a second reading that knows them all. */
  get writtenNames(): string[] {
    return [...this.entries.values()].flatMap((entry) => [entry.name, ...entry.aliases.keys()])
  }

  list(): PlannedOrganisation[] {
    return [...this.entries.values()].map(({ name, spans, aliases, isUnresolved }) => ({
      key: `organisations:${name}`,
      name: { value: name, spans: mergeSpans(spans) },
      aliases: [...aliases].map(([value, places]) => ({ value, spans: mergeSpans(places) })),
      kind: organisationKind(name),
      parent: this.parentOf(name),
      isUnresolved,
    }))
  }

  /** 聊城市残联党支部 belongs to 聊城市残联, where the text names both. */
  private parentOf(name: string): Key | undefined {
    const parents = [...this.entries.keys()].filter(
      (other) => other !== name && other.length >= 3 && name.startsWith(other),
    )
    const nearest = parents.sort((a, b) => b.length - a.length)[0]
    return nearest === undefined ? undefined : `organisations:${nearest}`
  }
}
