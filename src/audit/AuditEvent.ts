/** Who acted, what kind of actor that is, and through which channel. */
export type Origin = {
  /** The id of the user, or null. */
  readonly actor: string | null
  readonly actorKind: 'person' | 'website' | 'import' | 'system' | 'anonymous'
  readonly channel: 'admin' | 'rest' | 'graphql' | 'job' | 'import' | 'command'
}

/** `Origin` and the network address that the request came from. */
export type RequestOrigin = Origin & { readonly address?: string | undefined }

/** What a caller reports about an operation that was done or refused. */
export type AuditEntry = {
  /** `content.publish`, `user.rolesChanged`, `session.signIn` … */
  readonly action: string
  readonly outcome: 'done' | 'refused'
  /** Why it was refused. */
  readonly codes?: readonly string[]
  readonly collection?: string
  readonly document?: number | string | null
  readonly from?: string | null
  readonly to?: string | null
  readonly comment?: string | null
  readonly contentHash?: string | null
  /** Plain JSON; never a password, a key or a token. */
  readonly details?: Readonly<Record<string, unknown>> | null
  /** Overrides what `originOf` reads from the request. */
  readonly origin?: Partial<Origin>
}

/** The signed fields of an event before it has a place in the chain; missing values are null. */
export type UnlinkedEvent = Origin & {
  readonly at: string
  readonly action: string
  readonly outcome: AuditEntry['outcome']
  readonly codes: readonly string[] | null
  readonly collection: string | null
  readonly document: string | null
  readonly from: string | null
  readonly to: string | null
  readonly comment: string | null
  readonly contentHash: string | null
  readonly details: Readonly<Record<string, unknown>> | null
}

/** An event with its place in the chain. */
export type LinkedEvent = UnlinkedEvent & {
  /** 1, 2, 3 … without gaps. */
  readonly sequence: number
  /** The hash of the event before it; empty for the first. */
  readonly previousHash: string
}

/** An event as it is stored. */
export type StoredEvent = LinkedEvent & { readonly id: string; readonly hash: string }
