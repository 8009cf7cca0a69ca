import type { PayloadRequest } from 'payload'

/** The GraphQL context of every resolver: Payload's request, and the state of this response. */
export type DeliveryContext = {
  readonly req: PayloadRequest
  /** Prefix of the URLs of files. */
  readonly publicUrl: string
  /** Whether each root field (by its response key) reads working versions; nested relations and joins inherit it. */
  readonly draftsByRoot: Map<string | number, boolean>
}
