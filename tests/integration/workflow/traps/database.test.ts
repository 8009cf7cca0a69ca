import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import {
  createDraft,
  createImage,
  createArticleIn,
  startWorkflowFixture,
  newestVersionId,
  type CreatedArticle,
  type WorkflowFixture,
} from '../WorkflowFixture.js'
import { expectNoChange } from '../expectNoChange.js'

type Documents = Record<'draft' | 'approved' | 'live' | 'edited' | 'archived', CreatedArticle>

let fixture: WorkflowFixture
let db: Payload['db']
let docs: Documents
let image: string
beforeAll(async () => {
  fixture = await startWorkflowFixture()
  db = fixture.payload.db
  image = await createImage(fixture)
  docs = {
    draft: await createDraft(fixture),
    approved: await createArticleIn(fixture, 'approved'),
    live: await createArticleIn(fixture, 'live', { cover: image }),
    edited: await createArticleIn(fixture, 'live'),
    archived: await createArticleIn(fixture, 'archived'),
  }
  await fixture
    .send('patch', `articles/${docs.edited.id}?draft=true`, fixture.people.writer, { title: '新稿' })
    .expect(200)
})
afterAll(() => fixture.dashiji.stop())

const collection = 'articles'
const anyId = { id: { exists: true } }
const published = { _status: 'published' }
const byId = (id: string) => ({ id: { equals: id } })
const unusedId = () => (fixture.dashiji.database === 'mongodb' ? 'f'.repeat(24) : randomUUID())
const timestamps = () => ({ createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() })
/** Arguments as nobody typed would give them. */
const untyped = (args: object) => args as never
const publishedData = (doc: CreatedArticle, extra: object = {}) => ({
  title: doc.title,
  kind: 'news',
  ...published,
  ...extra,
})

const forbiddenWrites: [string, () => Promise<unknown>][] = [
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
  ['updateOne of nothing but the time', () => db.updateOne({ collection, id: docs.live.id, data: timestamps() })],
  ['updateOne by a query', () => db.updateOne({ collection, where: byId(docs.live.id), data: { title: '改' } })],
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
    () =>
      db.updateOne(
        untyped({ collection, where: byId(unusedId()), data: publishedData(docs.draft), options: { upsert: true } }),
      ),
  ],
  [
    'updateOne by an id that is empty',
    () => db.updateOne(untyped({ collection, id: '', where: byId(docs.live.id), data: { title: '改' } })),
  ],
  [
    'updateOne by an id that is null',
    () => db.updateOne(untyped({ collection, id: null, where: byId(docs.live.id), data: { title: '改' } })),
  ],
  ['updateMany', () => db.updateMany({ collection, where: anyId, data: { title: '改' } })],
  ['updateMany as live', () => db.updateMany({ collection, where: byId(docs.approved.id), data: published })],
  ['upsert', () => db.upsert({ collection, where: byId(docs.live.id), data: { title: '改' } })],
  [
    'upsert of what is not there',
    () => db.upsert({ collection, where: byId(unusedId()), data: publishedData(docs.draft) }),
  ],
  ['deleteOne', () => db.deleteOne({ collection, where: byId(docs.live.id) })],
  ['deleteOne of what was live', () => db.deleteOne({ collection, where: byId(docs.archived.id) })],
  ['deleteMany', () => db.deleteMany({ collection, where: anyId })],
  [
    'createVersion as published',
    () =>
      db.createVersion(
        untyped({
          collectionSlug: collection,
          parent: docs.draft.id,
          autosave: false,
          ...timestamps(),
          versionData: publishedData(docs.draft),
        }),
      ),
  ],
  [
    'createVersion of live text',
    () =>
      db.createVersion(
        untyped({
          collectionSlug: collection,
          parent: docs.live.id,
          autosave: false,
          ...timestamps(),
          versionData: publishedData(docs.live, { title: '改' }),
        }),
      ),
  ],
  [
    'createVersion under another name too',
    () =>
      db.createVersion(
        untyped({
          collection: 'topics',
          collectionSlug: collection,
          parent: docs.live.id,
          autosave: false,
          ...timestamps(),
          versionData: publishedData(docs.live, { title: '改' }),
        }),
      ),
  ],
  [
    'updateVersion of what was published',
    async () =>
      db.updateVersion(
        untyped({
          collection,
          id: await newestVersionId(fixture, docs.live.id),
          versionData: { version: publishedData(docs.live, { title: '改' }) },
        }),
      ),
  ],
  [
    'updateVersion by a query',
    async () =>
      db.updateVersion(
        untyped({
          collection,
          where: byId(await newestVersionId(fixture, docs.live.id)),
          versionData: { version: publishedData(docs.live, { title: '改' }) },
        }),
      ),
  ],
  [
    'updateVersion as published',
    async () =>
      db.updateVersion(
        untyped({
          collection,
          id: await newestVersionId(fixture, docs.approved.id),
          versionData: { version: publishedData(docs.approved) },
        }),
      ),
  ],
  [
    'updateVersion into another document',
    async () =>
      db.updateVersion(
        untyped({
          collection,
          id: await newestVersionId(fixture, docs.live.id),
          versionData: { parent: docs.draft.id },
        }),
      ),
  ],
  ['deleteVersions', () => db.deleteVersions({ collection, where: { parent: { equals: docs.live.id } } })],
  ['deleteVersions of everything', () => db.deleteVersions({ collection, where: {} })],
  [
    'updateGlobal of the review rules',
    () => db.updateGlobal(untyped({ slug: 'workflow-settings', data: { articles: 'none' } })),
  ],
  [
    'updateGlobal under another name too',
    () => db.updateGlobal(untyped({ collection: 'topics', slug: 'workflow-settings', data: { articles: 'none' } })),
  ],
  [
    'createGlobal of the review rules',
    () => db.createGlobal(untyped({ slug: 'workflow-settings', data: { articles: 'single' } })),
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
  [
    'updateMany of records',
    () => db.updateMany({ collection: 'workflow-records', where: anyId, data: { authors: [] } }),
  ],
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
  ['deleteMany of records', () => db.deleteMany({ collection: 'workflow-records', where: anyId })],
  ['upsert of an image', () => db.upsert({ collection: 'media', where: byId(image), data: { alt: '改' } })],
]

const forbiddenImageWrites: [string, () => Promise<unknown>][] = [
  ['updateOne of its words', () => db.updateOne({ collection: 'media', id: image, data: { alt: '改' } })],
  ['updateOne of its file', () => db.updateOne({ collection: 'media', where: byId(image), data: { fileHash: 'x' } })],
  [
    'updateOne by an id that is empty',
    () => db.updateOne(untyped({ collection: 'media', id: '', where: byId(image), data: { alt: '改' } })),
  ],
  ['updateMany', () => db.updateMany({ collection: 'media', where: {}, data: { alt: '改' } })],
  ['deleteOne', () => db.deleteOne({ collection: 'media', where: byId(image) })],
  ['deleteMany', () => db.deleteMany({ collection: 'media', where: anyId })],
]

describe('The database, asked directly,', () => {
  it.each(forbiddenWrites)('refuses %s', async (_way, attempt) => {
    const { answer, refused } = await expectNoChange(fixture, attempt)
    expect(answer).toBe('403 gate')
    expect(refused.every(({ outcome, codes }) => outcome === 'refused' && codes?.includes('gate'))).toBe(true)
  })

  it.each(forbiddenImageWrites)('refuses, for an image that live text shows, %s', async (_way, attempt) => {
    expect((await expectNoChange(fixture, attempt)).answer).toBe('403 mediaLive')
  })

  it('does nothing for an id that nothing has', async () => {
    const version = await newestVersionId(fixture, docs.live.id)
    for (const attempt of [
      () => db.updateOne(untyped({ collection, id: unusedId(), data: publishedData(docs.draft, { slug: 'x' }) })),
      () => db.updateOne(untyped({ collection, id: unusedId(), where: byId(docs.live.id), data: { title: '改' } })),
      () =>
        db.updateVersion(
          untyped({
            collection,
            id: unusedId(),
            versionData: { parent: docs.live.id, version: publishedData(docs.live, { title: '改' }), ...timestamps() },
          }),
        ),
      () =>
        db.updateVersion(
          untyped({
            collection,
            id: unusedId(),
            where: byId(version),
            versionData: { version: publishedData(docs.live, { title: '改' }) },
          }),
        ),
      () => db.updateOne(untyped({ collection: 'media', id: unusedId(), where: byId(image), data: { alt: '改' } })),
      () => db.deleteVersions(untyped({ collection: 'topics', collectionSlug: collection, where: byId(version) })),
    ])
      expect(['done', '403 gate']).toContain((await expectNoChange(fixture, attempt)).answer)
  })

  it('lets a write of one document reach no other', async () => {
    for (const data of [
      { id: docs.live.id, title: '改' },
      { _id: docs.live.id, title: '改' },
      { $set: published },
      { $set: { title: '改' }, ...published },
    ]) {
      const before = await fixture.payload.findByID({ collection, id: docs.live.id, depth: 0 })
      await db.updateOne(untyped({ collection, id: docs.draft.id, data })).catch(() => undefined)
      await db.create(untyped({ collection, data: { kind: 'news', slug: 'y', ...data } })).catch(() => undefined)
      expect(await fixture.payload.findByID({ collection, id: docs.live.id, depth: 0 })).toEqual(before)
      expect(
        await db.findOne<{ id: string; _status: string }>({ collection, where: byId(docs.draft.id) }),
      ).toMatchObject({ _status: 'draft' })
    }
    const { docs: rows } = await db.find<{ id: string }>({
      collection,
      where: { _status: { equals: 'published' } },
      pagination: false,
    })
    expect(rows.map(({ id }) => id).sort()).toEqual([docs.live.id, docs.edited.id].sort())
  })
})
