import { createHmac } from 'node:crypto'

import { deriveKey } from '../config/keys.js'
import type { LinkedEvent } from './AuditEvent.js'
import { canonicalJson } from './canonicalJson.js'

/** The key of the chain. Another secret gives another key, under which no earlier event holds. */
export const chainKey = (): Buffer => deriveKey('dashiji/audit')

type SignedFields = { readonly [Field in keyof LinkedEvent]?: unknown }

/** The hash by which an event is signed and the next is linked to it. */
export const hashOf = (event: SignedFields, key: Buffer): string =>
  createHmac('sha256', key).update(canonicalEvent(event)).digest('hex')

/**
 * The one text of an event that is signed: JSON of all that it says, the keys in order. Whether the database keeps what
 * is missing as null, as an empty text or not at all makes no difference.
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
