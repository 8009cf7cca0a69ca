import { AsyncLocalStorage } from 'node:async_hooks'

import type { BaseDatabaseAdapter, Payload } from 'payload'

import { appendOnlyGuard } from '../../audit/appendOnlyGuard.js'
import {
  innerMethods,
  migrationMethods,
  ownMethods,
  readMethods,
  transactionMethods,
  writeMethodNames,
  type AnyWrite,
  type WriteArgs,
  type WriteMethod,
} from '../../database/writeMethods.js'
import { refuse } from '../../errors/refuse.js'
import { isGovernedSlug, slugs, workflowSettingsSlug } from '../../vocabulary/slugs.js'
import { mayChangeSettings } from '../editing/settingsGrant.js'
import { gateMedia } from './gateMedia.js'
import { gateCreate, gateDelete, gateReference, gateUpdate, gateUpdateMany } from './gateRows.js'
import { gateCreateVersion, gateDeleteVersions, gateUpdateVersion } from './gateVersions.js'
import { keepUngated, type AdapterMethods } from './ungated.js'

type Gate = (payload: Payload, adapterMethods: AdapterMethods, slug: string, args: WriteArgs) => Promise<unknown>

/** How each write to a governed collection is checked; methods that are not listed are refused. */
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

/** Set while a write method of the adapter runs in this asynchronous context, called by the gate or by `ungated`. */
const insideAdapter = new AsyncLocalStorage<true>()

const knownMethods = new Set<string>([
  ...writeMethodNames,
  ...transactionMethods,
  ...readMethods,
  ...migrationMethods,
  ...innerMethods,
  ...ownMethods,
])

/**
 * Puts the gate in front of a database adapter, below REST, GraphQL, jobs, the import and the local API alike. Replaces
 * the methods in place, since the adapter's own methods call each other through `this`. Methods that are not listed in
 * database/writeMethods.ts, such as those of a later version of Payload, are refused.
 */
export function gateAdapter<T extends BaseDatabaseAdapter>(adapter: T): T {
  appendOnlyGuard(adapter)
  const ungatedMethod = (method: WriteMethod): AnyWrite => {
    const adapterMethod: AnyWrite = (adapter as BaseDatabaseAdapter)[method]
    return (args) => insideAdapter.run(true, () => adapterMethod.call(adapter, args))
  }
  const adapterMethods = Object.fromEntries(
    writeMethodNames.map((method) => [method, ungatedMethod(method)]),
  ) as AdapterMethods
  keepUngated(adapter, adapterMethods)
  for (const method of writeMethodNames) {
    const gatedMethod = async (args: WriteArgs): Promise<unknown> =>
      gateWrite(adapter.payload, adapterMethods, method, args) ?? adapterMethods[method](args)
    Object.assign(adapter, { [method]: gatedMethod })
  }
  closeInnerWrites(adapter)
  for (const [name, value] of Object.entries(adapter)) {
    if (typeof value === 'function' && !knownMethods.has(name))
      Object.assign(adapter, { [name]: () => Promise.reject(refuse('gate')) })
  }
  return adapter
}

/** Makes the adapter's internal write helpers refuse every caller but the adapter's own write methods. */
function closeInnerWrites(adapter: BaseDatabaseAdapter): void {
  for (const name of ['insert', 'deleteWhere']) {
    const adapterMethod: unknown = Reflect.get(adapter, name)
    if (typeof adapterMethod !== 'function') continue
    const innerMethod = (...args: unknown[]): unknown =>
      insideAdapter.getStore() ? Reflect.apply(adapterMethod, adapter, args) : Promise.reject(refuse('gate'))
    Object.assign(adapter, { [name]: innerMethod })
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
  // Adapter methods differ in which of these arguments they use. If they disagree, the check could be for another
  // collection than the write.
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
  if (!isGovernedSlug(slug)) return undefined
  const gate = governedGates[method]
  return gate ? gate(payload, adapterMethods, slug, args) : Promise.reject(refuse('gate'))
}
