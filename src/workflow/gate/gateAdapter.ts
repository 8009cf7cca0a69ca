import { AsyncLocalStorage } from 'node:async_hooks'

import type { BaseDatabaseAdapter, Payload } from 'payload'

import { appendOnlyGuard } from '../../audit/appendOnlyGuard.js'
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
import { mayChangeSettings } from '../editing/settingsGrant.js'
import { gateMedia } from './gateMedia.js'
import { gateCreate, gateDelete, gateReference, gateUpdate, gateUpdateMany } from './gateRows.js'
import { gateCreateVersion, gateDeleteVersions, gateUpdateVersion } from './gateVersions.js'
import { keepUngated, type AdapterMethods } from './ungated.js'

type AnyWrite = (args: WriteArgs) => Promise<unknown>
type Gate = (payload: Payload, adapterMethods: AdapterMethods, slug: string, args: WriteArgs) => Promise<unknown>

/** What becomes of each write to a governed collection; the rest is refused. */
const governedGates: Partial<Record<WriteMethod, Gate>> = {
  create: gateCreate,
  updateOne: gateUpdate,
  updateMany: gateUpdateMany,
  deleteOne: gateDelete('deleteOne'),
  deleteMany: gateDelete('deleteMany'),
  createVersion: (payload, adapterMethods, _slug, args) => gateCreateVersion(payload, adapterMethods, args),
  updateVersion: (payload, adapterMethods, _slug, args) => gateUpdateVersion(payload, adapterMethods, args),
  deleteVersions: (payload, adapterMethods, _slug, args) => gateDeleteVersions(payload, adapterMethods, args),
}

/** Whether one of the adapter's methods that write is at work in this asynchronous context, by the gate or for the workflow itself. */
const insideAdapter = new AsyncLocalStorage<true>()

const knownMethods = new Set<string>([
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
export function gateAdapter<T extends BaseDatabaseAdapter>(adapter: T): T {
  appendOnlyGuard(adapter)
  const ungatedMethod = (method: WriteMethod): AnyWrite => {
    const adapterMethod = (adapter[method] as unknown as AnyWrite).bind(adapter)
    return (args) => insideAdapter.run(true, () => adapterMethod(args))
  }
  const adapterMethods = Object.fromEntries(
    (Object.keys(writeMethods) as WriteMethod[]).map((method) => [method, ungatedMethod(method)]),
  ) as unknown as AdapterMethods
  keepUngated(adapter, adapterMethods)
  for (const method of Object.keys(writeMethods) as WriteMethod[]) {
    const adapterMethod = adapterMethods[method] as unknown as AnyWrite
    const gatedMethod: AnyWrite = async (args) =>
      gateWrite(adapter.payload, adapterMethods, method, args) ?? adapterMethod(args)
    Object.assign(adapter, { [method]: gatedMethod })
  }
  closeInnerWrites(adapter)
  for (const [name, value] of Object.entries(adapter)) {
    if (typeof value === 'function' && !knownMethods.has(name))
      Object.assign(adapter, { [name]: () => Promise.reject(refuse('gate')) })
  }
  return adapter
}

/** The parts that write for the methods above answer nobody else. */
function closeInnerWrites(adapter: BaseDatabaseAdapter): void {
  const methods = adapter as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>
  for (const name of ['insert', 'deleteWhere']) {
    const adapterMethod = methods[name]
    if (adapterMethod)
      methods[name] = (...args) =>
        insideAdapter.getStore() ? adapterMethod.apply(adapter, args) : Promise.reject(refuse('gate'))
  }
}

function gateWrite(
  payload: Payload,
  adapterMethods: AdapterMethods,
  method: WriteMethod,
  args: WriteArgs,
): Promise<unknown> | undefined {
  const namedSlugs = [args.collection, args.collectionSlug, args.slug, args.global, args.globalSlug].filter(
    (name) => name !== undefined,
  )
  const [slug = ''] = namedSlugs
  // Each method goes by one of these names; one that is judged by another would be judged wrongly.
  if (namedSlugs.some((name) => name !== slug)) return Promise.reject(refuse('gate'))
  if (slug === slugs.workflowRecords) return Promise.reject(refuse('gate'))
  if (slug === workflowSettingsSlug) return mayChangeSettings(args.req) ? undefined : Promise.reject(refuse('gate'))
  if (
    slug === slugs.media &&
    (method === 'updateOne' || method === 'updateMany' || method === 'deleteOne' || method === 'deleteMany')
  )
    return gateMedia(method)(payload, adapterMethods, args)
  if (slug === slugs.media && method === 'upsert') return Promise.reject(refuse('gate'))
  if ((slug === slugs.topics || slug === slugs.organisations) && (method === 'deleteOne' || method === 'deleteMany'))
    return gateReference(method)(payload, adapterMethods, slug, args)
  if (!(governedSlugs as readonly string[]).includes(slug)) return undefined
  const gate = governedGates[method]
  return gate ? gate(payload, adapterMethods, slug, args) : Promise.reject(refuse('gate'))
}
