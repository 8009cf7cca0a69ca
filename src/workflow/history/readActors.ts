import type { Payload, PayloadRequest } from 'payload'

import type { Origin } from '../../audit/AuditEvent.js'
import { slugs } from '../../vocabulary/slugs.js'

/**
 * Who did something. `id` is the account, or for a job the account that it acted for; `name` is its current name,
 * missing when the account has been deleted.
 */
export type Actor = {
  readonly kind: Origin['actorKind']
  readonly id?: string
  readonly name?: string
}

type ActorColumns = { readonly actor?: string | null; readonly actorKind: Origin['actorKind'] }

/** Reads the actors of events with one query. @returns a function that looks up the actor of an event */
export async function readActors(
  payload: Payload,
  req: Partial<PayloadRequest>,
  events: readonly ActorColumns[],
): Promise<(event: ActorColumns) => Actor> {
  const names = await readNames(payload, req, [...new Set(events.flatMap(({ actor }) => actor ?? []))])
  return ({ actor, actorKind }) => {
    const name = actor ? names.get(actor) : undefined
    return { kind: actorKind, ...(actor && { id: actor }), ...(name !== undefined && { name }) }
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
