import { ObjectId } from 'mongodb'
import type { Where } from 'payload'

import type { WriteArgs, WriteMethod } from '../../writeMethods.js'
import type { MongoAdapter, MongoModel } from '../MongoAdapter.js'

/** What a write will touch: documents that are there, ids that are not yet, and groups that may gain members. */
export type Touched = {
  readonly model: MongoModel
  readonly ids: readonly (number | string)[]
  /** Documents that match `filter` and are none of `keep` were made by the write. */
  readonly gains?: { readonly filter: Record<string, unknown>; readonly keep: unknown[] }
  /** The write's arguments, made to touch these documents and no others. */
  readonly args: WriteArgs
}

type Look = (adapter: MongoAdapter, args: WriteArgs) => Promise<Touched>

const idOnly = { id: true } as const
const all = { limit: 0, pagination: false, select: idOnly } as const
const byId = (id: unknown): Where => ({ id: { equals: id } })

const model = (models: Record<string, MongoModel>, slug: string | undefined): MongoModel => {
  const found = models[slug ?? '']
  if (!found) throw new Error(`there is no collection ${slug}`)
  return found
}

const idsOf = async (found: Promise<{ docs: { id: number | string }[] }>): Promise<(number | string)[]> =>
  (await found).docs.map(({ id }) => id)

const create: Look = (adapter, args) => {
  const target = model(adapter.collections, args.collection)
  const given =
    target.schema.path('_id')?.instance !== 'ObjectId'
      ? args.data?.id
      : adapter.allowIDOnCreate
        ? args.data?.id
        : undefined
  const id = (args.customID ?? given ?? new ObjectId().toHexString()) as number | string
  return Promise.resolve({ model: target, ids: [id], args: given === undefined ? { ...args, customID: id } : args })
}

/** The one document that a `where` finds; when it finds none and one would be made, everything that is there already. */
const one: Look = async (adapter, args) => {
  const target = model(adapter.collections, args.collection)
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
    ...(args.options?.upsert && { gains: { filter: {}, keep: await target.distinct('_id').exec() } }),
    args,
  }
}

const many: Look = async (adapter, args) => {
  const target = model(adapter.collections, args.collection)
  const { collection, where, sort, limit } = args
  const ids =
    args.id !== undefined
      ? [args.id]
      : await idsOf(
          adapter.find({ ...all, collection: collection as never, where, sort, limit: limit ?? 0, req: args.req }),
        )
  return { model: target, ids, args: args.id !== undefined ? args : { ...args, where: { id: { in: ids } } } }
}

const jobs: Look = (adapter, args) => many(adapter, { ...args, collection: 'payload-jobs' })

const newVersion: Look = async (adapter, args) => {
  const { collectionSlug, parent, req } = args
  const where = (more: Where[]): Where => ({ and: [{ parent: { equals: parent } }, ...more] })
  const versions = (more: Where[]) =>
    idsOf(adapter.findVersions({ ...all, collection: collectionSlug as never, where: where(more), req }) as never)
  const target = model(adapter.versions, collectionSlug)
  const forms = typeof parent === 'string' && ObjectId.isValid(parent) ? [parent, new ObjectId(parent)] : [parent]
  const keep = (await versions([])).map((id) => new ObjectId(String(id)))
  return {
    model: target,
    ids: await versions([{ latest: { equals: true } }]),
    gains: { filter: { parent: { $in: forms } }, keep },
    args,
  }
}

const versions: Look = async (adapter, args) => {
  const { collection, globalSlug, req } = args
  const where = args.id !== undefined ? byId(args.id) : (args.where ?? {})
  const found = globalSlug
    ? adapter.findGlobalVersions({ ...all, global: globalSlug as never, where, req })
    : adapter.findVersions({ ...all, collection: collection as never, where, req })
  return { model: model(adapter.versions, globalSlug ?? collection), ids: await idsOf(found as never), args }
}

const globalVersions: Look = (adapter, args) => versions(adapter, { ...args, globalSlug: args.global })

const newGlobalVersion: Look = async (adapter, args) => {
  const target = model(adapter.versions, args.globalSlug)
  const keep = await target.distinct('_id').exec()
  return { model: target, ids: keep.map(String), gains: { filter: {}, keep }, args }
}

const globals: Look = async (adapter, args) => {
  const filter = { globalType: args.slug }
  const keep = await adapter.globals.distinct('_id', filter).exec()
  return { model: adapter.globals, ids: keep.map(String), gains: { filter, keep }, args }
}

const looks: Record<WriteMethod, Look> = {
  create,
  updateOne: one,
  upsert: (adapter, args) => one(adapter, { ...args, options: { upsert: true } }),
  deleteOne: one,
  createGlobal: globals,
  updateGlobal: globals,
  updateVersion: versions,
  updateGlobalVersion: globalVersions,
  updateMany: many,
  updateJobs: jobs,
  deleteMany: many,
  deleteVersions: versions,
  createVersion: newVersion,
  createGlobalVersion: newGlobalVersion,
}

/** Finds out what a write will touch, before it does. */
export const touchedBy = (adapter: MongoAdapter, method: WriteMethod, args: WriteArgs): Promise<Touched> =>
  looks[method](adapter, args)
