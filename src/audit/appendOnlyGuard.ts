import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

import { type AnyWrite, type WriteArgs, type WriteMethod, writeMethodNames } from '../database/writeMethods.js'
import { refuse } from '../errors/refuse.js'
import { slugs } from '../vocabulary/slugs.js'
import type { StoredEvent, UnlinkedEvent } from './AuditEvent.js'
import { chainKey, hashOf } from './hashOf.js'
import { drainAuditQueue } from './auditQueue.js'

type Guardable = Pick<BaseDatabaseAdapter, WriteMethod | 'payload' | 'destroy'>

/**
 * Arguments of the writes made by `appendLinked`, compared by identity. Each passes once, and no other module can add
 * one.
 */
const permittedArgs = new WeakSet<object>()

/**
 * Makes the audit chain append-only for the whole process: every write method of the adapter refuses the collection,
 * except for `appendLinked`. Changes the adapter in place. It must wrap `transactionalWrites`, since it recognises the
 * original arguments object. `destroy` waits for queued events before it closes the connection.
 */
export function appendOnlyGuard<T extends Guardable>(adapter: T): T {
  for (const method of writeMethodNames) {
    const original: AnyWrite = (adapter as Guardable)[method]
    const guardedWrite = async (args: WriteArgs): Promise<unknown> => {
      const isAppend = method === 'create' && permittedArgs.delete(args)
      if (!isAppend && [args.collection, args.collectionSlug].includes(slugs.auditEvents))
        throw refuse('auditImmutable')
      return original.call(adapter, args)
    }
    Object.assign(adapter, { [method]: guardedWrite })
  }
  const { destroy } = adapter
  return Object.assign(adapter, {
    async destroy() {
      await drainAuditQueue(adapter.payload)
      await destroy?.call(adapter)
    },
  })
}

/**
 * Appends an event to the chain: gives it the next sequence number, links it to the last event, signs and stores it.
 * This is the only write the guard permits, so a caller can append and do nothing else. The caller provides the
 * transaction and makes sure that no other append runs in it at the same time.
 */
export async function appendLinked(req: PayloadRequest, event: UnlinkedEvent): Promise<StoredEvent> {
  const { db } = req.payload
  const { docs } = await db.find<StoredEvent>({
    collection: slugs.auditEvents,
    sort: '-sequence',
    limit: 1,
    pagination: false,
    select: { sequence: true, hash: true },
    req,
  })
  const [last] = docs
  const linked = { ...event, sequence: (last?.sequence ?? 0) + 1, previousHash: last?.hash ?? '' }
  const hash = hashOf(linked, chainKey())
  const args = { collection: slugs.auditEvents, data: { ...linked, hash }, req }
  permittedArgs.add(args)
  const { id } = (await db.create(args)) as { id: number | string }
  return { ...linked, id: String(id), hash }
}
