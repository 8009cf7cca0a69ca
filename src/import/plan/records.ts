import type { ActivityKind } from '../reading/activityKind.js'
import type { HonourLevel } from '../reading/readAwards.js'
import type { HonourScope } from '../reading/readScope.js'
import type { Span } from '../span.js'
import type { Block, DroppedSpan, Note, SourceFormat } from '../tree.js'

/** A planned value and the spans of the source that it came from. */
export type Sourced<T> = { readonly value: T; readonly spans: readonly Span[] }

export type OrganisationKind =
  'federation' | 'government' | 'medical' | 'education' | 'community' | 'company' | 'association' | 'other'
export type ArticleKind = 'news' | 'chronicle' | 'notice'

/** The name of a planned record within its plan: `people:李婷`, `activities:3`. */
export type RecordKey = string

export type PlannedTopic = { readonly key: RecordKey; readonly name: Sourced<string> }

export type PlannedOrganisation = {
  readonly key: RecordKey
  readonly name: Sourced<string>
  readonly aliases: readonly Sourced<string>[]
  readonly kind: OrganisationKind
  readonly parent?: RecordKey | undefined
  /**
   * Whether the text does not say which region it belongs to: 市残联 in another document may be that of another city.
   */
  readonly isUnresolved: boolean
}

export type PlannedMedia = {
  readonly key: RecordKey
  readonly originUrl: Sourced<string>
  readonly alt: Sourced<string>
  /** In pixels, if the source states it. */
  readonly size?: Sourced<{ readonly width: number; readonly height: number }> | undefined
}

export type Position = {
  readonly title?: Sourced<string> | undefined
  readonly organisation?: Sourced<RecordKey> | undefined
}
export type PlannedPerson = {
  readonly key: RecordKey
  readonly name: Sourced<string>
  readonly positions: readonly Position[]
}
export type Participant = Position & { readonly person: Sourced<RecordKey> }

export type PlannedDate = {
  readonly text: string
  readonly start?: string | undefined
  readonly end?: string | undefined
  readonly precision?: 'day' | 'month' | 'year' | undefined
}

export type PlannedActivity = {
  readonly key: RecordKey
  readonly title: Sourced<string>
  readonly description?: Sourced<string> | undefined
  readonly kind: ActivityKind
  readonly date?: Sourced<PlannedDate> | undefined
  readonly place?: Sourced<string> | undefined
  readonly organisers: readonly Sourced<RecordKey>[]
  readonly participants: readonly Participant[]
  readonly figures: readonly Sourced<{ readonly value: number; readonly unit: string; readonly label: string }>[]
}

export type PlannedHonour = {
  readonly key: RecordKey
  readonly title: Sourced<string>
  readonly citation?: Sourced<string> | undefined
  readonly level: Sourced<HonourLevel>
  readonly scope?: HonourScope | undefined
  readonly year?: Sourced<number> | undefined
  readonly recipients: readonly Sourced<RecordKey>[]
  readonly team?: Sourced<string> | undefined
  readonly occasion?: Sourced<string> | undefined
}

export type PlannedArticle = {
  readonly key: RecordKey
  readonly title: Sourced<string>
  readonly summary?: Sourced<string> | undefined
  readonly kind: ArticleKind
  readonly body: readonly Block[]
  readonly cover?: Sourced<RecordKey> | undefined
  readonly images: readonly Sourced<RecordKey>[]
  readonly topics: readonly Sourced<RecordKey>[]
  readonly originName?: Sourced<string> | undefined
  readonly originUrl?: Sourced<string> | undefined
  readonly byline?: Sourced<string> | undefined
  /** ISO date-time. */
  readonly publishedAt?: Sourced<string> | undefined
}

/** The records that one source document becomes, and what was dropped. */
export type ImportPlan = {
  readonly format: SourceFormat
  /** The name of the region that the document speaks for. */
  readonly home?: string | undefined
  readonly article: PlannedArticle
  readonly activities: readonly PlannedActivity[]
  readonly honours: readonly PlannedHonour[]
  readonly people: readonly PlannedPerson[]
  readonly organisations: readonly PlannedOrganisation[]
  readonly topics: readonly PlannedTopic[]
  readonly media: readonly PlannedMedia[]
  readonly dropped: readonly DroppedSpan[]
  readonly notes: readonly Note[]
}
