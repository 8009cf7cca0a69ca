import type { SourcedText } from '../SourcedText.js'
import { mergeSpans, type Span } from '../span.js'
import type { Note } from '../tree.js'
import type { OrganisationKind, PlannedOrganisation, RecordKey, Sourced } from './records.js'
import { type ResolutionContext, resolveOrganisation } from './resolveOrganisation.js'

type Entry = {
  readonly name: string
  spans: Span[]
  readonly aliases: Map<string, Span[]>
  readonly isUnresolved: boolean
}

/** The organisations of a plan, each once under its full name. */
export class OrganisationRegistry {
  private readonly entries = new Map<string, Entry>()
  private readonly addedNotes: Note[] = []

  constructor(private readonly context: ResolutionContext) {}

  /** Adds a mention and returns the key of the organisation. */
  addMention(written: SourcedText): Sourced<RecordKey> {
    const { name, aliases, resolution } = resolveOrganisation(written.value, this.context)
    const spans = written.spans()
    const entry = this.entries.get(name) ?? {
      name,
      spans: [],
      aliases: new Map<string, Span[]>(),
      isUnresolved: resolution === 'unresolved',
    }
    this.entries.set(name, entry)
    for (const span of spans) entry.spans.push(span)
    for (const alias of aliases) entry.aliases.set(alias, [...(entry.aliases.get(alias) ?? []), ...spans])
    if (resolution !== 'asWritten')
      this.addedNotes.push({
        code: resolution === 'resolved' ? 'organisationResolved' : 'organisationUnresolved',
        spans,
      })
    return { value: `organisations:${name}`, spans }
  }

  get notes(): readonly Note[] {
    return this.addedNotes
  }

  /** All names and aliases, for a second pass that knows them from the start. */
  get allNames(): string[] {
    return [...this.entries.values()].flatMap((entry) => [entry.name, ...entry.aliases.keys()])
  }

  list(): PlannedOrganisation[] {
    return [...this.entries.values()].map(({ name, spans, aliases, isUnresolved }) => ({
      key: `organisations:${name}`,
      name: { value: name, spans: mergeSpans(spans) },
      aliases: [...aliases].map(([value, aliasSpans]) => ({ value, spans: mergeSpans(aliasSpans) })),
      kind: classifyOrganisation(name),
      parent: this.findParent(name),
      isUnresolved,
    }))
  }

  /** The parent of 聊城市残联党支部 is 聊城市残联, if the text names both. */
  private findParent(name: string): RecordKey | undefined {
    const candidates = [...this.entries.keys()].filter(
      (other) => other !== name && other.length >= 3 && name.startsWith(other),
    )
    const nearest = candidates.sort((a, b) => b.length - a.length)[0]
    return nearest === undefined ? undefined : `organisations:${nearest}`
  }
}

const kindPatterns: readonly (readonly [OrganisationKind, RegExp])[] = [
  ['federation', /残联|残疾人联合会|残工委|[盲聋肢智精]协/],
  ['medical', /医院|卫生|保健|康复|疗养|福利院|养老|敬老/],
  ['education', /大学|学院|学校|小学|中学|高中|幼儿园/],
  ['company', /公司|集团|企业|银行|支行|分行|合作社|工厂|厂$|酒店|超市|餐厅/],
  ['association', /协会|学会|商会|基金会|红十字|慈善|志愿|俱乐部|服务社|促进会|联谊会|联盟|艺术团/],
  ['community', /街道|社区|居委|村委|镇$|乡$|村$|家园/],
  [
    'government',
    /政府|人大|政协|[局厅委办署]$|委员会|法院|检察院|公安|派出所|档案馆|党|妇联|工会|团委|组织部|宣传部|人民|机关/,
  ],
]

/** The kind of an organisation, from its name. */
const classifyOrganisation = (name: string): OrganisationKind =>
  kindPatterns.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other'
