import { ObjectId } from 'mongodb'
import type { Where } from 'payload'

import type { WriteArgs, WriteMethod } from '../../writeMethods.js'
import type { MongoAdapter, MongoModel } from '../MongoAdapter.js'

/** What a write is going to change, as the undo log needs to know it. */
export type AffectedDocuments = {
  readonly model: MongoModel
  /**
   * Ids of the documents that it changes or deletes, and the id of the one it inserts, where that is known beforehand.
   */
  readonly ids: readonly (number | string)[]
  /** Documents that it inserts under ids unknown yet: those that match `filter` afterwards and are not in `keep`. */
  readonly insertedLater?: { readonly filter: Record<string, unknown>; readonly keep: unknown[] }
  /** The arguments of the write, narrowed to exactly these documents. */
  readonly args: WriteArgs
}

type AffectedDocumentsFinder = (adapter: MongoAdapter, args: WriteArgs) => Promise<AffectedDocuments>

const idOnly = { id: true } as const
const allIdsQuery = { limit: 0, pagination: false, select: idOnly } as const
const byId = (id: unknown): Where => ({ id: { equals: id } })

/** The model of a slug, and the slug, which is known to be given then. */
const targetOf = <S extends string>(
  models: Record<string, MongoModel>,
  slug: S | undefined,
): { model: MongoModel; slug: S } => {
  const model = slug === undefined ? undefined : models[slug]
  if (slug === undefined || !model) throw new Error(`there is no collection ${slug}`)
  return { model, slug }
}

const idsOf = async (found: Promise<{ docs: { id: number | string }[] }>): Promise<(number | string)[]> =>
  (await found).docs.map(({ id }) => id)

const newDocument: AffectedDocumentsFinder = (adapter, args) => {
  const { model } = targetOf(adapter.collections, args.collection)
  const isGivenIdUsed = model.schema.path('_id')?.instance !== 'ObjectId' || adapter.allowIDOnCreate
  const givenId = isGivenIdUsed ? args.data?.id : undefined
  const id = (args.customID ?? givenId ?? new ObjectId().toHexString()) as number | string
  return Promise.resolve({ model, ids: [id], args: givenId === undefined ? { ...args, customID: id } : args })
}

/** The first document that matches. When none does and the write would insert one, all that exist are kept. */
const oneDocument: AffectedDocumentsFinder = async (adapter, args) => {
  const { model, slug } = targetOf(adapter.collections, args.collection)
  if (args.id !== undefined) return { model, ids: [args.id], args }
  const { where, req } = args
  const found = await adapter.findOne<{ id: string }>({ collection: slug, where, select: idOnly, req })
  if (found) return { model, ids: [found.id], args: { ...args, where: { and: [where ?? {}, byId(found.id)] } } }
  return {
    model,
    ids: [],
    ...(args.options?.upsert && { insertedLater: { filter: {}, keep: await model.distinct('_id').exec() } }),
    args,
  }
}

const manyDocuments: AffectedDocumentsFinder = async (adapter, args) => {
  const { model, slug } = targetOf(adapter.collections, args.collection)
  if (args.id !== undefined) return { model, ids: [args.id], args }
  const { where, sort, limit = 0, req } = args
  const ids = await idsOf(adapter.find({ ...allIdsQuery, collection: slug, where, sort, limit, req }))
  return { model, ids, args: { ...args, where: { id: { in: ids } } } }
}

const jobs: AffectedDocumentsFinder = (adapter, args) => manyDocuments(adapter, { ...args, collection: 'payload-jobs' })

const newVersion: AffectedDocumentsFinder = async (adapter, args) => {
  const { model, slug } = targetOf(adapter.versions, args.collectionSlug)
  const { parent, req } = args
  const versionIds = (...more: Where[]) =>
    idsOf(
      adapter.findVersions({
        ...allIdsQuery,
        collection: slug,
        where: { and: [{ parent: { equals: parent } }, ...more] },
        req,
      }),
    )
  const parentIds = typeof parent === 'string' && ObjectId.isValid(parent) ? [parent, new ObjectId(parent)] : [parent]
  const keep = (await versionIds()).map((id) => new ObjectId(String(id)))
  return {
    model,
    ids: await versionIds({ latest: { equals: true } }),
    insertedLater: { filter: { parent: { $in: parentIds } }, keep },
    args,
  }
}

const versions: AffectedDocumentsFinder = async (adapter, args) => {
  const where = args.id !== undefined ? byId(args.id) : (args.where ?? {})
  const query = { ...allIdsQuery, where, req: args.req }
  if (args.globalSlug) {
    const { model, slug } = targetOf(adapter.versions, args.globalSlug)
    return { model, ids: await idsOf(adapter.findGlobalVersions({ ...query, global: slug })), args }
  }
  const { model, slug } = targetOf(adapter.versions, args.collection)
  return { model, ids: await idsOf(adapter.findVersions({ ...query, collection: slug })), args }
}

const globalVersions: AffectedDocumentsFinder = (adapter, args) =>
  versions(adapter, { ...args, globalSlug: args.global })

const newGlobalVersion: AffectedDocumentsFinder = async (adapter, args) => {
  const { model } = targetOf(adapter.versions, args.globalSlug)
  const keep = await model.distinct('_id').exec()
  return { model, ids: keep.map(String), insertedLater: { filter: {}, keep }, args }
}

const globals: AffectedDocumentsFinder = async (adapter, args) => {
  const filter = { globalType: args.slug }
  const keep = await adapter.globals.distinct('_id', filter).exec()
  return { model: adapter.globals, ids: keep.map(String), insertedLater: { filter, keep }, args }
}

const finders: Record<WriteMethod, AffectedDocumentsFinder> = {
  create: newDocument,
  updateOne: oneDocument,
  upsert: (adapter, args) => oneDocument(adapter, { ...args, options: { upsert: true } }),
  deleteOne: oneDocument,
  createGlobal: globals,
  updateGlobal: globals,
  updateVersion: versions,
  updateGlobalVersion: globalVersions,
  updateMany: manyDocuments,
  updateJobs: jobs,
  deleteMany: manyDocuments,
  deleteVersions: versions,
  createVersion: newVersion,
  createGlobalVersion: newGlobalVersion,
}

/** Finds what a write is going to change, by the adapter's own reads, before it is made. */
export const affectedDocuments = (
  adapter: MongoAdapter,
  method: WriteMethod,
  args: WriteArgs,
): Promise<AffectedDocuments> => finders[method](adapter, args)
