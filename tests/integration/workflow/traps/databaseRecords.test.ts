import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { createImage, type Created } from '../../../support/documents.js'
import { startWorkflowFixture, type WorkflowFixture } from '../WorkflowFixture.js'
import { expectNoChange } from '../expectNoChange.js'

let fixture: WorkflowFixture
let db: Payload['db']
let docs: Record<'draft' | 'live', Created>
let image: string
beforeAll(async () => {
  fixture = await startWorkflowFixture()
  db = fixture.payload.db
  image = (await createImage(fixture.payload)).id
  docs = {
    draft: await fixture.createArticle('draft'),
    live: await fixture.createArticle('live', { cover: image }),
  }
})
afterAll(() => fixture.stop())

const anyId = { id: { exists: true } }
const byId = (id: string) => ({ id: { equals: id } })
/** Arguments that TypeScript would refuse. */
const untyped = (args: object) => args as never

const forbiddenWrites: [string, () => Promise<unknown>][] = [
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
  ['updateOne of its alternative text', () => db.updateOne({ collection: 'media', id: image, data: { alt: '改' } })],
  ['updateOne of its file', () => db.updateOne({ collection: 'media', where: byId(image), data: { fileHash: 'x' } })],
  [
    'updateOne by an id that is empty',
    () => db.updateOne(untyped({ collection: 'media', id: '', where: byId(image), data: { alt: '改' } })),
  ],
  ['updateMany', () => db.updateMany({ collection: 'media', where: {}, data: { alt: '改' } })],
  ['deleteOne', () => db.deleteOne({ collection: 'media', where: byId(image) })],
  ['deleteMany', () => db.deleteMany({ collection: 'media', where: anyId })],
]

describe('A direct call of the database adapter', () => {
  it.each(forbiddenWrites)('is refused: %s', async (_way, attempt) => {
    const { answer, refused } = await expectNoChange(fixture, attempt)
    expect(answer).toBe('403 gate')
    expect(refused.every(({ outcome, codes }) => outcome === 'refused' && codes?.includes('gate'))).toBe(true)
  })

  it.each(forbiddenImageWrites)('is refused on an image of a live article: %s', async (_way, attempt) => {
    expect((await expectNoChange(fixture, attempt)).answer).toBe('403 mediaLive')
  })
})
