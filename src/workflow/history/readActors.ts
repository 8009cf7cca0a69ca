import type { Payload, PayloadRequest } from 'payload'

import type { Origin } from '../../audit/AuditEvent.js'
import { findRows } from '../../database/rows.js'
import { slugs } from '../../vocabulary/slugs.js'

/**
 * Who did something. `id` is the account, or for a job the account that it acted for; `name` is its current name, or of
 * a deleted account the last one, which the event of the deletion keeps.
 */
export type Actor = {
  readonly kind: Origin['actorKind']
  readonly id?: string
  readonly name?: string
  readonly isDeleted?: true
}

type ActorColumns = { readonly actor?: string | null; readonly actorKind: Origin['actorKind'] }

/** Reads the actors of events with one query. @returns a function that looks up the actor of an event */
export async function readActors(
  payload: Payload,
  req: Partial<PayloadRequest>,
  events: readonly ActorColumns[],
): Promise<(event: ActorColumns) => Actor> {
  const ids = [...new Set(events.flatMap(({ actor }) => actor ?? []))]
  const names = await readNames(payload, req, ids)
  const deleted = await readDeletedNames(
    payload,
    req,
    ids.filter((id) => !names.has(id)),
  )
  return ({ actor, actorKind }) => {
    if (!actor) return { kind: actorKind }
    const name = names.get(actor) ?? deleted.get(actor)
    return {
      kind: actorKind,
      id: actor,
      ...(name !== undefined && { name }),
      ...(!names.has(actor) && { isDeleted: true as const }),
    }
  }
}

async function readNames(
  payload: Payload,
  req: Partial<PayloadRequest>,
  ids: readonly string[],
): Promise<Map<string, string>> {
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

/** The last names of deleted accounts, from the events of their deletion. */
async function readDeletedNames(
  payload: Payload,
  req: Partial<PayloadRequest>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const events = await findRows<{ document: string; details?: { name?: string | null; email?: string } | null }>(
    payload,
    req,
    slugs.auditEvents,
    { where: { and: [{ action: { equals: 'user.delete' } }, { document: { in: ids } }] } },
  )
  return new Map(
    events.flatMap(({ document, details }) => {
      const name = details?.name ?? details?.email
      return name ? [[document, name] as const] : []
    }),
  )
}
