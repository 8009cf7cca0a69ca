import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { makeDraft, makeImage, makeIn, startScene, versionOf, type Made, type Scene } from '../scene.js'
import { untouched } from '../untouched.js'

type Documents = Record<'draft' | 'approved' | 'live' | 'edited' | 'archived', Made>

let scene: Scene
let db: Payload['db']
let docs: Documents
let image: string
beforeAll(async () => {
  scene = await startScene()
  db = scene.payload.db
  image = await makeImage(scene)
  docs = {
    draft: await makeDraft(scene),
    approved: await makeIn(scene, 'approved'),
    live: await makeIn(scene, 'live', { cover: image }),
    edited: await makeIn(scene, 'live'),
    archived: await makeIn(scene, 'archived'),
  }
  await scene.send('patch', `articles/${docs.edited.id}?draft=true`, scene.cast.writer, { title: '新稿' }).expect(200)
})
afterAll(() => scene.dashiji.stop())

const collection = 'articles'
const all = { id: { exists: true } }
const published = { _status: 'published' }
const is = (id: string) => ({ id: { equals: id } })
const noId = () => (scene.dashiji.database === 'mongodb' ? 'f'.repeat(24) : randomUUID())
const times = () => ({ createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() })
/** Arguments as nobody typed would give them. */
const loose = (args: object) => args as never
const whole = (doc: Made, more: object = {}) => ({ title: doc.title, kind: 'news', ...published, ...more })

const gate: [string, () => Promise<unknown>][] = [
  ['create, as live', () => db.create({ collection, data: { title: '新', kind: 'news', slug: 'x', ...published } })],
  [
    'create, as nothing that is a status',
    () => db.create({ collection, data: { title: '新', kind: 'news', slug: 'x', _status: null } }),
  ],
  ['updateOne of a draft', () => db.updateOne({ collection, id: docs.draft.id, data: published })],
  ['updateOne of what was approved', () => db.updateOne({ collection, id: docs.approved.id, data: published })],
  ['updateOne of what was taken down', () => db.updateOne({ collection, id: docs.archived.id, data: published })],
  ['updateOne of live text', () => db.updateOne({ collection, id: docs.live.id, data: { title: '改' } })],
  [
    'updateOne of live text with a newer draft',
    () => db.updateOne({ collection, id: docs.edited.id, data: { title: '改' } }),
  ],
  ['updateOne of nothing but the time', () => db.updateOne({ collection, id: docs.live.id, data: times() })],
  ['updateOne by a query', () => db.updateOne({ collection, where: is(docs.live.id), data: { title: '改' } })],
  ['updateOne offline', () => db.updateOne({ collection, id: docs.live.id, data: { _status: 'draft' } })],
  [
    'updateOne into the trash',
    () => db.updateOne({ collection, id: docs.live.id, data: { deletedAt: new Date().toISOString() } }),
  ],
  [
    'updateOne into the trash of what was live',
    () => db.updateOne({ collection, id: docs.archived.id, data: { deletedAt: new Date().toISOString() } }),
  ],
  [
    'updateOne that may create',
    () => db.updateOne(loose({ collection, where: is(noId()), data: whole(docs.draft), options: { upsert: true } })),
  ],
  [
    'updateOne by an id that is empty',
    () => db.updateOne(loose({ collection, id: '', where: is(docs.live.id), data: { title: '改' } })),
  ],
  [
    'updateOne by an id that is null',
    () => db.updateOne(loose({ collection, id: null, where: is(docs.live.id), data: { title: '改' } })),
  ],
  ['updateMany', () => db.updateMany({ collection, where: all, data: { title: '改' } })],
  ['updateMany as live', () => db.updateMany({ collection, where: is(docs.approved.id), data: published })],
  ['upsert', () => db.upsert({ collection, where: is(docs.live.id), data: { title: '改' } })],
  ['upsert of what is not there', () => db.upsert({ collection, where: is(noId()), data: whole(docs.draft) })],
  ['deleteOne', () => db.deleteOne({ collection, where: is(docs.live.id) })],
  ['deleteOne of what was live', () => db.deleteOne({ collection, where: is(docs.archived.id) })],
  ['deleteMany', () => db.deleteMany({ collection, where: all })],
  [
    'createVersion as published',
    () =>
      db.createVersion(
        loose({
          collectionSlug: collection,
          parent: docs.draft.id,
          autosave: false,
          ...times(),
          versionData: whole(docs.draft),
        }),
      ),
  ],
  [
    'createVersion of live text',
    () =>
      db.createVersion(
        loose({
          collectionSlug: collection,
          parent: docs.live.id,
          autosave: false,
          ...times(),
          versionData: whole(docs.live, { title: '改' }),
        }),
      ),
  ],
  [
    'createVersion under another name too',
    () =>
      db.createVersion(
        loose({
          collection: 'topics',
          collectionSlug: collection,
          parent: docs.live.id,
          autosave: false,
          ...times(),
          versionData: whole(docs.live, { title: '改' }),
        }),
      ),
  ],
  [
    'updateVersion of what was published',
    async () =>
      db.updateVersion(
        loose({
          collection,
          id: await versionOf(scene, docs.live.id),
          versionData: { version: whole(docs.live, { title: '改' }) },
        }),
      ),
  ],
  [
    'updateVersion by a query',
    async () =>
      db.updateVersion(
        loose({
          collection,
          where: is(await versionOf(scene, docs.live.id)),
          versionData: { version: whole(docs.live, { title: '改' }) },
        }),
      ),
  ],
  [
    'updateVersion as published',
    async () =>
      db.updateVersion(
        loose({
          collection,
          id: await versionOf(scene, docs.approved.id),
          versionData: { version: whole(docs.approved) },
        }),
      ),
  ],
  [
    'updateVersion into another document',
    async () =>
      db.updateVersion(
        loose({ collection, id: await versionOf(scene, docs.live.id), versionData: { parent: docs.draft.id } }),
      ),
  ],
  ['deleteVersions', () => db.deleteVersions({ collection, where: { parent: { equals: docs.live.id } } })],
  ['deleteVersions of everything', () => db.deleteVersions({ collection, where: {} })],
  [
    'updateGlobal of the review rules',
    () => db.updateGlobal(loose({ slug: 'workflow-settings', data: { articles: 'none' } })),
  ],
  [
    'updateGlobal under another name too',
    () => db.updateGlobal(loose({ collection: 'topics', slug: 'workflow-settings', data: { articles: 'none' } })),
  ],
  [
    'createGlobal of the review rules',
    () => db.createGlobal(loose({ slug: 'workflow-settings', data: { articles: 'single' } })),
  ],
  [
    'create of a record',
    () => db.create({ collection: 'workflow-records', data: { key: `articles:${docs.draft.id}x`, state: 'approved' } }),
  ],
  [
    'updateOne of a record',
    () =>
      db.updateOne({
        collection: 'workflow-records',
        where: { document: { equals: docs.draft.id } },
        data: { state: 'approved' },
      }),
  ],
  ['updateMany of records', () => db.updateMany({ collection: 'workflow-records', where: all, data: { authors: [] } })],
  [
    'upsert of a record',
    () =>
      db.upsert({
        collection: 'workflow-records',
        where: { document: { equals: docs.draft.id } },
        data: { state: 'approved' },
      }),
  ],
  [
    'deleteOne of a record',
    () => db.deleteOne({ collection: 'workflow-records', where: { document: { equals: docs.live.id } } }),
  ],
  ['deleteMany of records', () => db.deleteMany({ collection: 'workflow-records', where: all })],
  ['upsert of an image', () => db.upsert({ collection: 'media', where: is(image), data: { alt: '改' } })],
]

const media: [string, () => Promise<unknown>][] = [
  ['updateOne of its words', () => db.updateOne({ collection: 'media', id: image, data: { alt: '改' } })],
  ['updateOne of its file', () => db.updateOne({ collection: 'media', where: is(image), data: { fileHash: 'x' } })],
  [
    'updateOne by an id that is empty',
    () => db.updateOne(loose({ collection: 'media', id: '', where: is(image), data: { alt: '改' } })),
  ],
  ['updateMany', () => db.updateMany({ collection: 'media', where: {}, data: { alt: '改' } })],
  ['deleteOne', () => db.deleteOne({ collection: 'media', where: is(image) })],
  ['deleteMany', () => db.deleteMany({ collection: 'media', where: all })],
]

describe('The database, asked directly,', () => {
  it.each(gate)('refuses %s', async (_way, attempt) => {
    const { answer, refused } = await untouched(scene, attempt)
    expect(answer).toBe('403 gate')
    expect(refused.every(({ outcome, codes }) => outcome === 'refused' && codes?.includes('gate'))).toBe(true)
  })

  it.each(media)('refuses, for an image that live text shows, %s', async (_way, attempt) => {
    expect((await untouched(scene, attempt)).answer).toBe('403 mediaLive')
  })

  it('does nothing for an id that nothing has', async () => {
    const version = await versionOf(scene, docs.live.id)
    for (const attempt of [
      () => db.updateOne(loose({ collection, id: noId(), data: whole(docs.draft, { slug: 'x' }) })),
      () => db.updateOne(loose({ collection, id: noId(), where: is(docs.live.id), data: { title: '改' } })),
      () =>
        db.updateVersion(
          loose({
            collection,
            id: noId(),
            versionData: { parent: docs.live.id, version: whole(docs.live, { title: '改' }), ...times() },
          }),
        ),
      () =>
        db.updateVersion(
          loose({
            collection,
            id: noId(),
            where: is(version),
            versionData: { version: whole(docs.live, { title: '改' }) },
          }),
        ),
      () => db.updateOne(loose({ collection: 'media', id: noId(), where: is(image), data: { alt: '改' } })),
      () => db.deleteVersions(loose({ collection: 'topics', collectionSlug: collection, where: is(version) })),
    ])
      expect(['done', '403 gate']).toContain((await untouched(scene, attempt)).answer)
  })

  it('lets a write of one document reach no other', async () => {
    for (const data of [
      { id: docs.live.id, title: '改' },
      { _id: docs.live.id, title: '改' },
      { $set: published },
      { $set: { title: '改' }, ...published },
    ]) {
      const before = await scene.payload.findByID({ collection, id: docs.live.id, depth: 0 })
      await db.updateOne(loose({ collection, id: docs.draft.id, data })).catch(() => undefined)
      await db.create(loose({ collection, data: { kind: 'news', slug: 'y', ...data } })).catch(() => undefined)
      expect(await scene.payload.findByID({ collection, id: docs.live.id, depth: 0 })).toEqual(before)
      expect(await db.findOne<{ id: string; _status: string }>({ collection, where: is(docs.draft.id) })).toMatchObject(
        { _status: 'draft' },
      )
    }
    const { docs: rows } = await db.find<{ id: string }>({
      collection,
      where: { _status: { equals: 'published' } },
      pagination: false,
    })
    expect(rows.map(({ id }) => id).sort()).toEqual([docs.live.id, docs.edited.id].sort())
  })
})
