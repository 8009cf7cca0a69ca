import { AsyncLocalStorage } from 'node:async_hooks'

import type { BaseDatabaseAdapter, Payload } from 'payload'

import { guardChain } from '../../audit/guardChain.js'
import {
  innerMethods,
  migrationMethods,
  ownMethods,
  readMethods,
  transactionMethods,
  writeMethods,
  type WriteArgs,
  type WriteMethod,
} from '../../database/writeMethods.js'
import { refuse } from '../../errors/refuse.js'
import { governedSlugs, slugs, workflowSettingsSlug } from '../../vocabulary/slugs.js'
import { mayChangeSettings } from '../settingsGrant.js'
import { gateMedia } from './gateMedia.js'
import { gateCreate, gateDelete, gateReference, gateUpdate, gateUpdateMany } from './gateRows.js'
import { gateCreateVersion, gateDeleteVersions, gateUpdateVersion } from './gateVersions.js'
import { keepUngated, type Ungated } from './ungated.js'

type AnyWrite = (args: WriteArgs) => Promise<unknown>
type Gate = (payload: Payload, writes: Ungated, slug: string, args: WriteArgs) => Promise<unknown>

/** What becomes of each write to a governed collection; the rest is refused. */
const governed: Partial<Record<WriteMethod, Gate>> = {
  create: gateCreate,
  updateOne: gateUpdate,
  updateMany: gateUpdateMany,
  deleteOne: gateDelete('deleteOne'),
  deleteMany: gateDelete('deleteMany'),
  createVersion: (payload, writes, _slug, args) => gateCreateVersion(payload, writes, args),
  updateVersion: (payload, writes, _slug, args) => gateUpdateVersion(payload, writes, args),
  deleteVersions: (payload, writes, _slug, args) => gateDeleteVersions(payload, writes, args),
}

/** Whether one of the adapter's methods that write is at work in this asynchronous context, by the gate or for the workflow itself. */
const inside = new AsyncLocalStorage<true>()

const known = new Set<string>([
  ...Object.keys(writeMethods),
  ...transactionMethods,
  ...readMethods,
  ...migrationMethods,
  ...innerMethods,
  ...ownMethods,
])

/**
 * Puts the gate in front of a database: below REST, GraphQL, jobs, the import and the local API alike. Changes the adapter in
 * place, as its own methods call each other. A method that nobody has judged yet is refused.
 */
export function guardWrites<T extends BaseDatabaseAdapter>(adapter: T): T {
  guardChain(adapter)
  const opened = (method: WriteMethod): AnyWrite => {
    const original = (adapter[method] as unknown as AnyWrite).bind(adapter)
    return (args) => inside.run(true, () => original(args))
  }
  const writes = Object.fromEntries(
    (Object.keys(writeMethods) as WriteMethod[]).map((method) => [method, opened(method)]),
  ) as unknown as Ungated
  keepUngated(adapter, writes)
  for (const method of Object.keys(writeMethods) as WriteMethod[]) {
    const original = writes[method] as unknown as AnyWrite
    const gated: AnyWrite = async (args) => judge(adapter.payload, writes, method, args) ?? original(args)
    Object.assign(adapter, { [method]: gated })
  }
  closeInnerWrites(adapter)
  for (const [name, value] of Object.entries(adapter)) {
    if (typeof value === 'function' && !known.has(name))
      Object.assign(adapter, { [name]: () => Promise.reject(refuse('gate')) })
  }
  return adapter
}

/** The parts that write for the methods above answer nobody else. */
function closeInnerWrites(adapter: BaseDatabaseAdapter): void {
  const parts = adapter as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>
  for (const name of ['insert', 'deleteWhere']) {
    const original = parts[name]
    if (original)
      parts[name] = (...args) => (inside.getStore() ? original.apply(adapter, args) : Promise.reject(refuse('gate')))
  }
}

function judge(payload: Payload, writes: Ungated, method: WriteMethod, args: WriteArgs): Promise<unknown> | undefined {
  const named = [args.collection, args.collectionSlug, args.slug, args.global, args.globalSlug].filter(
    (name) => name !== undefined,
  )
  const [slug = ''] = named
  // Each method goes by one of these names; one that is judged by another would be judged wrongly.
  if (named.some((name) => name !== slug)) return Promise.reject(refuse('gate'))
  if (slug === slugs.workflowRecords) return Promise.reject(refuse('gate'))
  if (slug === workflowSettingsSlug) return mayChangeSettings(args.req) ? undefined : Promise.reject(refuse('gate'))
  if (
    slug === slugs.media &&
    (method === 'updateOne' || method === 'updateMany' || method === 'deleteOne' || method === 'deleteMany')
  )
    return gateMedia(method)(payload, writes, args)
  if (slug === slugs.media && method === 'upsert') return Promise.reject(refuse('gate'))
  if ((slug === slugs.topics || slug === slugs.organisations) && (method === 'deleteOne' || method === 'deleteMany'))
    return gateReference(method)(payload, writes, slug, args)
  if (!(governedSlugs as readonly string[]).includes(slug)) return undefined
  const gate = governed[method]
  return gate ? gate(payload, writes, slug, args) : Promise.reject(refuse('gate'))
}
