import type { Payload, PayloadRequest, Where } from 'payload'

import type { Origin } from '../../audit/AuditEvent.js'
import { slugs } from '../../vocabulary/slugs.js'
import { type Actor, readActors } from './readActors.js'

/** A change of a document that happened after a given revision. */
export type DocumentChange = {
  readonly at: string
  readonly actor: Actor
  readonly action: string
  readonly fields: readonly string[]
  readonly revision: number
}

type AuditEventRow = {
  at: string | Date
  actor?: string | null
  actorKind: Origin['actorKind']
  action: string
  details?: { revision?: number; fields?: string[] } | null
}

/** Reads who changed what in a document after a revision, newest first, at most 50 changes. */
export async function readChangesSince(
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: string,
  id: string,
  revision: number,
): Promise<DocumentChange[]> {
  const where: Where = {
    and: [{ collection: { equals: slug } }, { document: { equals: id } }, { outcome: { equals: 'done' } }],
  }
  const { docs } = await payload.db.find<AuditEventRow>({
    collection: slugs.auditEvents,
    where,
    sort: '-sequence',
    limit: 50,
    pagination: false,
    req,
  })
  const newerEvents = docs.filter(({ details }) => (details?.revision ?? 0) > revision)
  const actorOf = await readActors(payload, req, newerEvents)
  return newerEvents.map((event) => ({
    at: new Date(event.at).toISOString(),
    actor: actorOf(event),
    action: event.action,
    fields: event.details?.fields ?? [],
    revision: event.details?.revision ?? 0,
  }))
}
