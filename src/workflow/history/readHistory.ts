import type { Payload, PayloadRequest, Where } from 'payload'

import type { Origin } from '../../audit/AuditEvent.js'
import { slugs } from '../../vocabulary/slugs.js'
import { type Actor, readActors } from './readActors.js'

/** One workflow step of a document, as the panel shows it. */
export type HistoryEntry = {
  readonly at: string
  readonly actor: Actor
  readonly action: string
  readonly comment?: string
}

type AuditEventRow = {
  at: string | Date
  actor?: string | null
  actorKind: Origin['actorKind']
  action: string
  comment?: string | null
}

/** Reads the ten latest workflow steps of a document with their comments, newest first. Edits are not steps. */
export async function readHistory(
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: string,
  id: string,
): Promise<HistoryEntry[]> {
  const where: Where = {
    and: [
      { collection: { equals: slug } },
      { document: { equals: id } },
      { outcome: { equals: 'done' } },
      { action: { not_in: ['content.edit', 'content.create'] } },
    ],
  }
  const { docs } = await payload.db.find<AuditEventRow>({
    collection: slugs.auditEvents,
    where,
    sort: '-sequence',
    limit: 10,
    pagination: false,
    req,
  })
  const actorOf = await readActors(payload, req, docs)
  return docs.map((event) => ({
    at: new Date(event.at).toISOString(),
    actor: actorOf(event),
    action: event.action.replace('content.', ''),
    ...(event.comment && { comment: event.comment }),
  }))
}
