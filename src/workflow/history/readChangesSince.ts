import type { Payload, PayloadRequest, Where } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'

/** A change of a document that happened after a given revision. */
export type DocumentChange = {
  readonly at: string
  readonly by: string | null
  readonly name: string
  readonly action: string
  readonly fields: readonly string[]
  readonly revision: number
}

type AuditEventRow = {
  at: string | Date
  actor?: string | null
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
  const names = await readUserNames(payload, req, newerEvents)
  return newerEvents.map(({ at, actor, action, details }) => ({
    at: new Date(at).toISOString(),
    by: actor ?? null,
    name: names.get(actor ?? '') ?? '系统 the system',
    action,
    fields: details?.fields ?? [],
    revision: details?.revision ?? 0,
  }))
}

/** Reads the display names of the actors of some events, by user id. */
export async function readUserNames(
  payload: Payload,
  req: Partial<PayloadRequest>,
  events: readonly { actor?: string | null }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(events.map(({ actor }) => actor).filter((id) => typeof id === 'string'))]
  if (ids.length === 0) return new Map()
  const { docs } = await payload.db.find<{ id: string; name?: string | null; email: string }>({
    collection: slugs.users,
    where: { id: { in: ids } },
    select: { name: true, email: true },
    pagination: false,
    req,
  })
  return new Map(docs.map(({ id, name, email }) => [id, name ?? email]))
}

/** Describes the three newest changes in one line. */
export const describeChanges = (changes: readonly DocumentChange[]): string =>
  changes.length === 0 ? '—' : changes.slice(0, 3).map(describeChange).join('; ')

function describeChange({ name, at, fields, action }: DocumentChange): string {
  const time = `${at.slice(0, 16).replace('T', ' ')} UTC`
  return `${name} ${time} ${fields.length > 0 ? fields.join(', ') : action.replace('content.', '')}`
}
