import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { createImage, type Created } from '../../../support/documents.js'
import { newestVersion, readRow } from '../../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from '../WorkflowFixture.js'
import { expectNoChange } from '../expectNoChange.js'

type Documents = Record<'draft' | 'approved' | 'live' | 'edited' | 'archived', Created>

let fixture: WorkflowFixture
let db: Payload['db']
let docs: Documents
let image: string
beforeAll(async () => {
  fixture = await startWorkflowFixture()
  db = fixture.payload.db
  image = (await createImage(fixture.payload)).id
  docs = {
    draft: await fixture.createArticle('draft'),
    approved: await fixture.createArticle('approved'),
    live: await fixture.createArticle('live', { cover: image }),
    edited: await fixture.createArticle('edited'),
    archived: await fixture.createArticle('archived'),
  }
})
afterAll(() => fixture.stop())

const collection = 'articles'
const anyId = { id: { exists: true } }
const published = { _status: 'published' }
const byId = (id: string) => ({ id: { equals: id } })
const unusedId = () => (fixture.database === 'mongodb' ? 'f'.repeat(24) : randomUUID())
const timestamps = () => ({ createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() })
const versionOf = async ({ id }: Created): Promise<string> => (await newestVersion(fixture.payload, collection, id)).id
/** Arguments that TypeScript would refuse. */
const untyped = (args: object) => args as never
const publishedData = (doc: Created, extra: object = {}) => ({
  title: doc.title,
  kind: 'news',
  ...published,
  ...extra,
})

const forbiddenWrites: [string, () => Promise<unknown>][] = [
  ['create as live', () => db.create({ collection, data: { title: '新', kind: 'news', slug: 'x', ...published } })],
  [
    'create with a value that is not a status',
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
          id: await versionOf(docs.live),
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
          where: byId(await versionOf(docs.live)),
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
          id: await versionOf(docs.approved),
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
          id: await versionOf(docs.live),
          versionData: { parent: docs.draft.id },
        }),
      ),
  ],
  ['deleteVersions', () => db.deleteVersions({ collection, where: { parent: { equals: docs.live.id } } })],
  ['deleteVersions of everything', () => db.deleteVersions({ collection, where: {} })],
]

describe('A direct call of the database adapter', () => {
  it.each(forbiddenWrites)('is refused: %s', async (_way, attempt) => {
    const { answer, refused } = await expectNoChange(fixture, attempt)
    expect(answer).toBe('403 gate')
    expect(refused.every(({ outcome, codes }) => outcome === 'refused' && codes?.includes('gate'))).toBe(true)
  })

  it('changes nothing by an id that does not exist', async () => {
    const { id: version } = await newestVersion(fixture.payload, collection, docs.live.id)
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

  it('cannot reach another document than the one it names', async () => {
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
      expect(await readRow(fixture.payload, collection, docs.draft.id)).toMatchObject({ _status: 'draft' })
    }
    const { docs: rows } = await db.find<{ id: string }>({
      collection,
      where: { _status: { equals: 'published' } },
      pagination: false,
    })
    expect(rows.map(({ id }) => id).sort()).toEqual([docs.live.id, docs.edited.id].sort())
  })
})
