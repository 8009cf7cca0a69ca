import { createHmac } from 'node:crypto'

import { deriveKey } from '../config/keys.js'
import type { LinkedEvent } from './AuditEvent.js'
import { canonicalJson } from './canonicalJson.js'

/** The key of the chain, derived from the secret: after a change of the secret no earlier event verifies. */
export const chainKey = (): Buffer => deriveKey('dashiji/audit')

type SignedFields = { readonly [Field in keyof LinkedEvent]?: unknown }

/** The HMAC-SHA-256 that signs an event and that the next event refers to. */
export const hashOf = (event: SignedFields, key: Buffer): string =>
  createHmac('sha256', key).update(canonicalEvent(event)).digest('hex')

/**
 * The canonical text of an event that is signed. Missing values are null, however the database stores them (as null, as
 * an empty text or list, or not at all).
 */
export function canonicalEvent(event: SignedFields): string {
  const {
    sequence,
    at,
    actor,
    actorKind,
    channel,
    action,
    outcome,
    codes,
    collection,
    document,
    from,
    to,
    comment,
    contentHash,
    details,
    previousHash,
  } = event
  const signedFields = {
    sequence,
    at,
    actor,
    actorKind,
    channel,
    action,
    outcome,
    codes,
    collection,
    document,
    from,
    to,
    comment,
    contentHash,
    details,
    previousHash,
  }
  return canonicalJson(
    Object.fromEntries(Object.entries(signedFields).map(([name, value]) => [name, isMissing(value) ? null : value])),
  )
}

const isMissing = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
