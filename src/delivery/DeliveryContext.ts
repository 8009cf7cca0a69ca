import type { PayloadRequest } from 'payload'

/** What every resolver is handed: the request as Payload knows it, and what this one answer needs to remember. */
export type DeliveryContext = {
  readonly req: PayloadRequest
  /** Addresses of files begin with it. */
  readonly publicUrl: string
  /** Of each part of the answer (by its name there), whether working versions were asked for; what hangs on it follows. */
  readonly draftsByRoot: Map<string | number, boolean>
}
