import type { CollectionSlug } from 'payload'

import type { CallResult } from './Model.js'
import { randomHex, type Call } from './Walk.js'

const collection = 'articles' as CollectionSlug
const now = (): string => new Date().toISOString()
const byId = (id: string) => ({ id: { equals: id } })

/** Writes with the methods of the database adapter, below every hook. */
export const viaDatabase: Call = async (walk) => {
  const {
    payload: { db },
    random,
  } = walk
  const id = walk.anyDocument()
  const actor = random.chance(0.3) ? walk.anyActor('writer', 'editor') : null
  const {
    docs: [version],
  } = await db.findVersions<{ id: string; title: string }>({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    limit: 1,
    pagination: false,
  })
  const data = random.pick<Record<string, unknown>>([
    { title: walk.randomText() },
    { _status: 'published' },
    { _status: 'draft' },
    { deletedAt: now() },
    { workflowState: 'approved' },
  ])
  const versionData = {
    ...version?.version,
    ...(random.chance(0.3) ? { _status: 'published' } : {}),
    title: walk.randomText(),
  }
  const timestamps = { createdAt: now(), updatedAt: now() }
  const withRequest = (req: unknown) => (req ? { req: req } : {}) as object
  const writes: readonly (readonly [number, () => Promise<CallResult>])[] = [
    [
      3,
      () =>
        walk.runInProcess(actor, `db.updateOne ${id} ${JSON.stringify(data)}`, (req) =>
          db.updateOne({ collection, id, data, ...withRequest(req) }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, `db.updateMany ${JSON.stringify(data)}`, (req) =>
          db.updateMany({ collection, where: random.chance(0.5) ? byId(id) : {}, data, ...withRequest(req) }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(
          actor,
          'db.create',
          (req) =>
            db.create({
              collection,
              data: {
                kind: 'news',
                title: walk.randomText(),
                slug: `db-${randomHex()}`,
                ...(random.chance(0.5) ? { _status: 'published' } : {}),
              },
              ...withRequest(req),
            }),
          { withoutVersions: true },
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, `db.upsert ${id}`, (req) =>
          db.upsert({ collection, where: byId(id), data, ...withRequest(req) }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, `db.deleteOne ${id}`, (req) =>
          db.deleteOne({ collection, where: byId(id), ...withRequest(req) }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, 'db.deleteMany', (req) =>
          db.deleteMany({
            collection,
            where: random.chance(0.5) ? byId(id) : { id: { exists: true } },
            ...withRequest(req),
          }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(
          actor,
          `db.deleteVersions ${id}`,
          (req) =>
            db.deleteVersions({
              collection,
              where: random.chance(0.5) ? { parent: { equals: id } } : byId(String(version?.id ?? id)),
              ...withRequest(req),
            }),
          { withoutVersions: true },
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, 'db.updateOne of a record', (req) =>
          db.updateOne({
            collection: 'workflow-records',
            where: { document: { equals: id } },
            data: { state: 'approved', authors: [] },
            ...withRequest(req),
          }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, 'db.updateGlobal', (req) =>
          db.updateGlobal({ slug: 'workflow-settings', data: { articles: 'single' }, ...withRequest(req) } as never),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, 'db.updateOne of an image', (req) =>
          db.updateOne({
            collection: 'media',
            id: random.pick(walk.images),
            data: { alt: walk.randomText() },
            ...withRequest(req),
          }),
        ),
    ],
    ...(version
      ? ([
          [
            2,
            () =>
              walk.runInProcess(actor, `db.createVersion of ${id}`, (req) =>
                db.createVersion({
                  collectionSlug: collection,
                  parent: id,
                  autosave: false,
                  ...timestamps,
                  versionData: versionData as never,
                  ...withRequest(req),
                }),
              ),
          ],
          [
            2,
            () =>
              walk.runInProcess(actor, `db.updateVersion of ${id}`, (req) =>
                db.updateVersion({
                  collection,
                  id: version.id,
                  versionData: { ...version, version: versionData } as never,
                  ...withRequest(req),
                }),
              ),
          ],
        ] as const)
      : []),
  ]
  return random.pickWeighted(writes)()
}
