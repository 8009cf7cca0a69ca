import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { actingAs } from '../../../support/workflow.js'
import { randomPng } from '../../access/documents.js'
import {
  createDraft,
  createImage,
  startWorkflowFixture,
  type CreatedArticle,
  type WorkflowFixture,
} from '../WorkflowFixture.js'
import { readPublicView } from '../expectNoChange.js'

let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await startWorkflowFixture()
})
afterAll(() => fixture.dashiji.stop())

const collection = 'articles'
type ArticleWithImage = CreatedArticle & { image: string }

/** Ways to change a text, or an image that it shows, below whoever approves or publishes it. */
const edits: [string, (article: ArticleWithImage) => PromiseLike<unknown>][] = [
  [
    'PATCH as a draft',
    ({ id }) => fixture.send('patch', `articles/${id}?draft=true`, fixture.people.writer, { title: '改' }).expect(200),
  ],
  [
    'PATCH of the row',
    ({ id }) => fixture.send('patch', `articles/${id}`, fixture.people.third, { title: '改' }).expect(200),
  ],
  [
    'autosave',
    ({ id }) =>
      fixture
        .send('patch', `articles/${id}?draft=true&autosave=true`, fixture.people.writer, { summary: '改' })
        .expect(200),
  ],
  ['the local API', ({ id }) => fixture.payload.update({ collection, id, data: { title: '改' } })],
  [
    'the local API, for a person',
    async ({ id }) =>
      fixture.payload.update({
        collection,
        id,
        draft: true,
        data: { title: '改' },
        req: await actingAs(fixture.payload, fixture.people.third.id),
        overrideAccess: false,
      }),
  ],
  [
    'a change of its version in the database',
    async ({ id }) => {
      const { version, ...rest } = await readWorkingVersion(id)
      return fixture.payload.db.updateVersion({
        collection,
        id: rest.id,
        versionData: { ...rest, version: { ...version, title: '改' } } as never,
      })
    },
  ],
  [
    'a new version in the database',
    async ({ id }) => {
      const { version } = await readWorkingVersion(id)
      const now = new Date().toISOString()
      return fixture.payload.db.createVersion({
        collectionSlug: collection,
        parent: id,
        autosave: false,
        createdAt: now,
        updatedAt: now,
        versionData: { ...version, title: '改' } as never,
      })
    },
  ],
  [
    'other words for an image',
    ({ image }) => fixture.send('patch', `media/${image}`, fixture.people.third, { alt: '改' }).expect(200),
  ],
  [
    'another file for an image',
    async ({ image }) =>
      fixture
        .send('patch', `media/${image}`, fixture.people.third)
        .field('_payload', '{}')
        .attach('file', await randomPng(), 'other.png')
        .expect(200),
  ],
  [
    'an image made decorative',
    ({ image }) =>
      fixture.send('patch', `media/${image}`, fixture.people.third, { decorative: true, alt: '' }).expect(200),
  ],
  [
    'a change of an image in the database',
    ({ image }) => fixture.payload.db.updateOne({ collection: 'media', id: image, data: { alt: '改' } }),
  ],
  ['a deleted image', ({ image }) => fixture.send('delete', `media/${image}`, fixture.people.third).expect(200)],
  [
    'another image',
    async ({ id }) =>
      fixture
        .send('patch', `articles/${id}?draft=true`, fixture.people.writer, { cover: await createImage(fixture) })
        .expect(200),
  ],
  [
    'another slug',
    ({ id }) =>
      fixture
        .send('patch', `articles/${id}?draft=true`, fixture.people.writer, { slug: `other-${id.slice(0, 8)}` })
        .expect(200),
  ],
  [
    'the restoring of an earlier version',
    async ({ id }) => {
      const { docs } = await fixture.payload.db.findVersions({
        collection,
        where: { and: [{ parent: { equals: id } }, { 'version.summary': { equals: '从前' } }] },
        limit: 1,
      })
      return fixture.send('post', `articles/versions/${docs[0]!.id}?draft=true`, fixture.people.writer, {}).expect(200)
    },
  ],
]

const readWorkingVersion = async (id: string): Promise<{ id: string; version: Record<string, unknown> }> =>
  (
    await fixture.payload.db.findVersions({
      collection,
      where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
      limit: 1,
    })
  ).docs[0]! as never

async function createApproved(): Promise<ArticleWithImage> {
  const { writer, editor } = fixture.people
  const image = await createImage(fixture)
  const doc = await createDraft(fixture, { cover: image, summary: '从前' })
  await fixture.send('patch', `articles/${doc.id}?draft=true`, writer, { summary: '审过的文字' }).expect(200)
  await fixture.takeTransition(writer, doc.id, 'submit')
  expect((await fixture.takeTransition(editor, doc.id, 'approve')).status).toBe(200)
  return { ...doc, image }
}

describe('A text that was approved', () => {
  it.each(edits)('is a draft again after %s, and nobody can publish it', async (_way, edit) => {
    const article = await createApproved()
    const publicBefore = await readPublicView(fixture)
    const { sequence: since } = (await fixture.readEvents()).at(-1)!
    await edit(article)
    expect(await fixture.readRecord(article.id)).toMatchObject({ state: 'draft', run: null })
    expect(
      (await fixture.readEvents(since, article.id)).filter(({ action }) => action === 'content.edit'),
    ).toMatchObject([{ outcome: 'done', from: 'approved', to: 'draft', details: { voids: 'approved' } }])
    for (const as of [fixture.people.publisher, fixture.people.all]) {
      const refused = await fixture.takeTransition(as, article.id, 'publish')
      expect([refused.status, refused.body.errors.map(({ code }: { code: string }) => code)]).toEqual([
        422,
        ['wrongState'],
      ])
    }
    expect((await fixture.readEvents(since, article.id)).slice(-2)).toMatchObject([
      { action: 'content.publish', outcome: 'refused', codes: ['wrongState'] },
      { action: 'content.publish', outcome: 'refused' },
    ])
    const response = await fixture.send('get', `articles/${article.id}?draft=true`, fixture.people.writer)
    expect(response.body).toMatchObject({ workflowState: 'draft', _status: 'draft' })
    expect(await readPublicView(fixture)).toEqual(publicBefore)
  })

  it('is not what goes live when only its row was changed in the database', async () => {
    const article = await createApproved()
    await fixture.payload.db.updateOne({ collection, id: article.id, data: { title: '改过的行' } })
    const published = await fixture.takeTransition(fixture.people.publisher, article.id, 'publish')
    expect(published.status).toBe(200)
    expect((await fixture.send('get', `articles/${article.id}`)).body).toMatchObject({
      title: article.title,
      summary: '审过的文字',
    })
  })

  it('stays approved when what was saved says the same, or is known of an image and not shown', async () => {
    const article = await createApproved()
    const { revision } = await fixture.readRecord(article.id)
    await fixture
      .send('patch', `articles/${article.id}?draft=true`, fixture.people.writer, { summary: '审过的文字' })
      .expect(200)
    await fixture.send('patch', `articles/${article.id}`, fixture.people.writer, {}).expect(200)
    await fixture.send('patch', `media/${article.image}`, fixture.people.third, { alt: '图' }).expect(200)
    expect(await fixture.readRecord(article.id)).toMatchObject({ state: 'approved', revision })
    expect((await fixture.takeTransition(fixture.people.publisher, article.id, 'publish')).status).toBe(200)
  })

  it('makes whoever edited it one who cannot review it', async () => {
    for (const [, edit] of edits.filter(([way]) =>
      ['PATCH of the row', 'other words for an image', 'another file for an image'].includes(way),
    )) {
      const article = await createApproved()
      await edit(article)
      await fixture.takeTransition(fixture.people.writer, article.id, 'submit')
      const refused = await fixture.takeTransition(fixture.people.third, article.id, 'approve')
      expect([refused.status, refused.body.errors[0].code]).toEqual([403, 'ownWork'])
    }
  })
})

describe('A live text', () => {
  it('that is restored to an approved old version is a draft which must be reviewed again', async () => {
    const article = await createApproved()
    const { writer, editor, publisher } = fixture.people
    expect((await fixture.takeTransition(publisher, article.id, 'publish')).status).toBe(200)
    const { docs } = await fixture.payload.db.findVersions({
      collection,
      where: { and: [{ parent: { equals: article.id } }, { 'version._status': { equals: 'published' } }] },
      limit: 1,
    })
    await fixture.send('patch', `articles/${article.id}?draft=true`, writer, { summary: '新稿' }).expect(200)
    await fixture.takeTransition(writer, article.id, 'submit')
    expect((await fixture.takeTransition(editor, article.id, 'approve')).status).toBe(200)
    const publicBefore = await readPublicView(fixture)
    await fixture.send('post', `articles/versions/${docs[0]!.id}?draft=true`, fixture.people.third, {}).expect(200)
    expect(await fixture.readRecord(article.id)).toMatchObject({ state: 'draft', run: null })
    expect((await fixture.takeTransition(publisher, article.id, 'publish')).body.errors[0].code).toBe('wrongState')
    expect(await readPublicView(fixture)).toEqual(publicBefore)
    expect((await fixture.send('get', `articles/${article.id}?draft=true`, writer)).body).toMatchObject({
      summary: '审过的文字',
      workflowState: 'draft',
      _status: 'draft',
    })
  })
})
