import type { Payload, TypedUser } from 'payload'

/**
 * What the admin's server components ask of parts of the program that `src/admin` may not import. The composition root,
 * `payload.config.ts`, provides it.
 */
export type AdminServices = {
  /** The permissions that a user holds now, as the server's own checks read them. */
  readonly permissionsOf: (payload: Payload, user: TypedUser) => Promise<ReadonlySet<string>>
  /** The first audit event that did not verify when the server started, if any. */
  readonly auditChainBreak: () => { readonly sequence: number } | undefined
  /** How many images have files that are missing or were changed in the media folder. */
  readonly countMediaFaults: () => { readonly missing: number; readonly changed: number }
}

/** The services of a running Payload. */
export const adminServicesOf = (payload: Payload): AdminServices =>
  (payload.config.custom as { admin: AdminServices }).admin
