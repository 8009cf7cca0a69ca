import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

import { writeMethods, type WriteArgs, type WriteMethod } from '../database/writeMethods.js'
import { refuse } from '../errors/refuse.js'
import { slugs } from '../vocabulary/slugs.js'
import type { StoredEvent, UnlinkedEvent } from './AuditEvent.js'
import { chainKey, hashOf } from './hashOf.js'
import { drainAuditQueue } from './auditQueue.js'

type Guardable = Pick<BaseDatabaseAdapter, WriteMethod | 'payload' | 'destroy'>
type AnyWrite = (args: WriteArgs) => Promise<unknown>

/** The arguments of the writes that this file makes. They go by identity and pass once; nobody else can put one in. */
const permittedArgs = new WeakSet<object>()

/**
 * Makes the chain of audit events append-only for everything in this process: every method of the adapter that writes refuses
 * the collection, but for the appending below. Changes the adapter in place and goes outermost, around `wholeWrites`, as it
 * must see the arguments that were given. Closing waits for the events that are still on their way.
 */
export function appendOnlyGuard<T extends Guardable>(adapter: T): T {
  for (const method of Object.keys(writeMethods) as WriteMethod[]) {
    const original = adapter[method] as unknown as AnyWrite
    const guardedWrite: AnyWrite = async (args) => {
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
 * Appends an event to the chain: gives it the next number, links it to the last event, signs and stores it. It is the only way
 * through the guard, so that whoever finds it can append and nothing else. The caller sees to a transaction and to taking turns.
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
