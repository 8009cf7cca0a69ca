import { ObjectId } from 'mongodb'
import type { Where } from 'payload'

import type { WriteArgs, WriteMethod } from '../../writeMethods.js'
import type { MongoAdapter, MongoModel } from '../MongoAdapter.js'

/** What a write will touch: documents that are there, ids that are not yet, and groups that may gain members. */
export type AffectedDocuments = {
  readonly model: MongoModel
  readonly ids: readonly (number | string)[]
  /** Documents that match `filter` and are none of `keep` were made by the write. */
  readonly insertedLater?: { readonly filter: Record<string, unknown>; readonly keep: unknown[] }
  /** The write's arguments, made to touch these documents and no others. */
  readonly args: WriteArgs
}

type AffectedDocumentsFinder = (adapter: MongoAdapter, args: WriteArgs) => Promise<AffectedDocuments>

const idOnly = { id: true } as const
const allIdsQuery = { limit: 0, pagination: false, select: idOnly } as const
const byId = (id: unknown): Where => ({ id: { equals: id } })

const modelOf = (models: Record<string, MongoModel>, slug: string | undefined): MongoModel => {
  const found = models[slug ?? '']
  if (!found) throw new Error(`there is no collection ${slug}`)
  return found
}

const idsOf = async (found: Promise<{ docs: { id: number | string }[] }>): Promise<(number | string)[]> =>
  (await found).docs.map(({ id }) => id)

const newDocument: AffectedDocumentsFinder = (adapter, args) => {
  const target = modelOf(adapter.collections, args.collection)
  const givenId =
    target.schema.path('_id')?.instance !== 'ObjectId'
      ? args.data?.id
      : adapter.allowIDOnCreate
        ? args.data?.id
        : undefined
  const id = (args.customID ?? givenId ?? new ObjectId().toHexString()) as number | string
  return Promise.resolve({ model: target, ids: [id], args: givenId === undefined ? { ...args, customID: id } : args })
}

/** The one document that a `where` finds; when it finds none and one would be made, everything that is there already. */
const oneDocument: AffectedDocumentsFinder = async (adapter, args) => {
  const target = modelOf(adapter.collections, args.collection)
  if (args.id !== undefined) return { model: target, ids: [args.id], args }
  const found = await adapter.findOne<{ id: string }>({
    collection: args.collection as never,
    where: args.where,
    select: idOnly,
    req: args.req,
  })
  if (found)
    return { model: target, ids: [found.id], args: { ...args, where: { and: [args.where ?? {}, byId(found.id)] } } }
  return {
    model: target,
    ids: [],
    ...(args.options?.upsert && { insertedLater: { filter: {}, keep: await target.distinct('_id').exec() } }),
    args,
  }
}

const manyDocuments: AffectedDocumentsFinder = async (adapter, args) => {
  const target = modelOf(adapter.collections, args.collection)
  const { collection, where, sort, limit } = args
  const ids =
    args.id !== undefined
      ? [args.id]
      : await idsOf(
          adapter.find({
            ...allIdsQuery,
            collection: collection as never,
            where,
            sort,
            limit: limit ?? 0,
            req: args.req,
          }),
        )
  return { model: target, ids, args: args.id !== undefined ? args : { ...args, where: { id: { in: ids } } } }
}

const jobs: AffectedDocumentsFinder = (adapter, args) => manyDocuments(adapter, { ...args, collection: 'payload-jobs' })

const newVersion: AffectedDocumentsFinder = async (adapter, args) => {
  const { collectionSlug, parent, req } = args
  const where = (more: Where[]): Where => ({ and: [{ parent: { equals: parent } }, ...more] })
  const versions = (more: Where[]) =>
    idsOf(
      adapter.findVersions({ ...allIdsQuery, collection: collectionSlug as never, where: where(more), req }) as never,
    )
  const target = modelOf(adapter.versions, collectionSlug)
  const parentIds = typeof parent === 'string' && ObjectId.isValid(parent) ? [parent, new ObjectId(parent)] : [parent]
  const keep = (await versions([])).map((id) => new ObjectId(String(id)))
  return {
    model: target,
    ids: await versions([{ latest: { equals: true } }]),
    insertedLater: { filter: { parent: { $in: parentIds } }, keep },
    args,
  }
}

const versions: AffectedDocumentsFinder = async (adapter, args) => {
  const { collection, globalSlug, req } = args
  const where = args.id !== undefined ? byId(args.id) : (args.where ?? {})
  const found = globalSlug
    ? adapter.findGlobalVersions({ ...allIdsQuery, global: globalSlug as never, where, req })
    : adapter.findVersions({ ...allIdsQuery, collection: collection as never, where, req })
  return { model: modelOf(adapter.versions, globalSlug ?? collection), ids: await idsOf(found as never), args }
}

const globalVersions: AffectedDocumentsFinder = (adapter, args) =>
  versions(adapter, { ...args, globalSlug: args.global })

const newGlobalVersion: AffectedDocumentsFinder = async (adapter, args) => {
  const target = modelOf(adapter.versions, args.globalSlug)
  const keep = await target.distinct('_id').exec()
  return { model: target, ids: keep.map(String), insertedLater: { filter: {}, keep }, args }
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

/** Finds out what a write will touch, before it does. */
export const affectedDocuments = (
  adapter: MongoAdapter,
  method: WriteMethod,
  args: WriteArgs,
): Promise<AffectedDocuments> => finders[method](adapter, args)
