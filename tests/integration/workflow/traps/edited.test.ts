import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { TransitionName } from '../../../../src/workflow/policy/definition.js'
import { approve, createImage, type Created } from '../../../support/documents.js'
import { requestAs, type Person } from '../../../support/people.js'
import { errorCodesOf, send, sendFile, sendTransition, statusAndCodesOf } from '../../../support/requests.js'
import { randomPng } from '../../../support/sampleData.js'
import { newestSequence, newestVersion, readAuditEvents, readWorkflowRecord } from '../../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from '../WorkflowFixture.js'
import { readPublicView } from '../expectNoChange.js'

let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await startWorkflowFixture()
})
afterAll(() => fixture.stop())

const collection = 'articles'
type ArticleWithImage = Created & { image: string }

/** Ways to change an article, or an image that it shows, while it waits for publication. */
const edits: [string, (article: ArticleWithImage) => PromiseLike<unknown>][] = [
  [
    'PATCH as a draft',
    ({ id }) => send(fixture, 'patch', `articles/${id}?draft=true`, fixture.people.writer, { title: '改' }).expect(200),
  ],
  [
    'PATCH of the row',
    ({ id }) => send(fixture, 'patch', `articles/${id}`, fixture.people.thirdEditor, { title: '改' }).expect(200),
  ],
  [
    'autosave',
    ({ id }) =>
      send(fixture, 'patch', `articles/${id}?draft=true&autosave=true`, fixture.people.writer, {
        summary: '改',
      }).expect(200),
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
        req: await requestAs(fixture.payload, fixture.people.thirdEditor.id),
        overrideAccess: false,
      }),
  ],
  [
    'a change of its version in the database',
    async ({ id }) => {
      const { version, ...rest } = await newestVersion(fixture.payload, collection, id)
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
      const { version } = await newestVersion(fixture.payload, collection, id)
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
    'another alternative text of an image',
    ({ image }) => send(fixture, 'patch', `media/${image}`, fixture.people.thirdEditor, { alt: '改' }).expect(200),
  ],
  [
    'another file of an image',
    async ({ image }) =>
      sendFile(fixture, 'patch', `media/${image}`, fixture.people.thirdEditor, {
        bytes: await randomPng(),
        name: 'other.png',
      }).expect(200),
  ],
  [
    'an image made decorative',
    ({ image }) =>
      send(fixture, 'patch', `media/${image}`, fixture.people.thirdEditor, { decorative: true, alt: '' }).expect(200),
  ],
  [
    'a change of an image in the database',
    ({ image }) => fixture.payload.db.updateOne({ collection: 'media', id: image, data: { alt: '改' } }),
  ],
  ['a deleted image', ({ image }) => send(fixture, 'delete', `media/${image}`, fixture.people.thirdEditor).expect(200)],
  [
    'another image',
    async ({ id }) =>
      send(fixture, 'patch', `articles/${id}?draft=true`, fixture.people.writer, {
        cover: (await createImage(fixture.payload)).id,
      }).expect(200),
  ],
  [
    'another slug',
    ({ id }) =>
      send(fixture, 'patch', `articles/${id}?draft=true`, fixture.people.writer, {
        slug: `other-${id.slice(0, 8)}`,
      }).expect(200),
  ],
  [
    'the restoring of an earlier version',
    async ({ id }) => {
      const { docs } = await fixture.payload.db.findVersions({
        collection,
        where: { and: [{ parent: { equals: id } }, { 'version.summary': { equals: '从前' } }] },
        limit: 1,
      })
      return send(fixture, 'post', `articles/versions/${docs[0]!.id}?draft=true`, fixture.people.writer, {}).expect(200)
    },
  ],
]

async function createApproved(): Promise<ArticleWithImage> {
  const { writer, editor, publisher } = fixture.people
  const image = (await createImage(fixture.payload, { alt: '图' })).id
  const article = await fixture.createArticle('draft', { cover: image, summary: '从前' })
  await send(fixture, 'patch', `articles/${article.id}?draft=true`, writer, { summary: '审过的文字' }).expect(200)
  const by = { submitter: writer.id, editor: editor.id, publisher: publisher.id }
  await approve(fixture.payload, collection, article.id, by)
  return { ...article, image }
}
const transition = (id: string, name: TransitionName, as: Person) => sendTransition(fixture, `articles/${id}`, name, as)

describe('An approved article', () => {
  it.each(edits)('is a draft again after %s, and nobody can publish it', async (_way, edit) => {
    const article = await createApproved()
    const publicBefore = await readPublicView(fixture)
    const since = await newestSequence(fixture.payload)
    await edit(article)
    expect(await readWorkflowRecord(fixture.payload, 'articles', article.id)).toMatchObject({
      state: 'draft',
      run: null,
    })
    expect(
      (await readAuditEvents(fixture.payload, { since, document: article.id })).filter(
        ({ action }) => action === 'content.edit',
      ),
    ).toMatchObject([{ outcome: 'done', from: 'approved', to: 'draft', details: { voids: 'approved' } }])
    for (const as of [fixture.people.publisher, fixture.people.allRoles]) {
      expect(statusAndCodesOf(await transition(article.id, 'publish', as))).toEqual([422, ['wrongState']])
    }
    expect((await readAuditEvents(fixture.payload, { since, document: article.id })).slice(-2)).toMatchObject([
      { action: 'content.publish', outcome: 'refused', codes: ['wrongState'] },
      { action: 'content.publish', outcome: 'refused' },
    ])
    const response = await send(fixture, 'get', `articles/${article.id}?draft=true`, fixture.people.writer)
    expect(response.body).toMatchObject({ workflowState: 'draft', _status: 'draft' })
    expect(await readPublicView(fixture)).toEqual(publicBefore)
  })

  it('goes live as it was approved when only its row was changed in the database', async () => {
    const article = await createApproved()
    await fixture.payload.db.updateOne({ collection, id: article.id, data: { title: '改过的行' } })
    const published = await transition(article.id, 'publish', fixture.people.publisher)
    expect(published.status).toBe(200)
    expect((await send(fixture, 'get', `articles/${article.id}`)).body).toMatchObject({
      title: article.title,
      summary: '审过的文字',
    })
  })

  it('stays approved when a save changes nothing', async () => {
    const article = await createApproved()
    const { revision } = await readWorkflowRecord(fixture.payload, 'articles', article.id)
    await send(fixture, 'patch', `articles/${article.id}?draft=true`, fixture.people.writer, {
      summary: '审过的文字',
    }).expect(200)
    await send(fixture, 'patch', `articles/${article.id}`, fixture.people.writer, {}).expect(200)
    await send(fixture, 'patch', `media/${article.image}`, fixture.people.thirdEditor, { alt: '图' }).expect(200)
    expect(await readWorkflowRecord(fixture.payload, 'articles', article.id)).toMatchObject({
      state: 'approved',
      revision,
    })
    expect((await transition(article.id, 'publish', fixture.people.publisher)).status).toBe(200)
  })

  it('cannot be reviewed by somebody who edited it', async () => {
    for (const [, edit] of edits.filter(([way]) =>
      ['PATCH of the row', 'another alternative text of an image', 'another file of an image'].includes(way),
    )) {
      const article = await createApproved()
      await edit(article)
      await transition(article.id, 'submit', fixture.people.writer)
      const refused = await transition(article.id, 'approve', fixture.people.thirdEditor)
      expect(statusAndCodesOf(refused)).toEqual([403, ['ownWork']])
    }
  })
})

describe('A live article', () => {
  it('that is restored to an approved older version is a draft that must be reviewed again', async () => {
    const article = await createApproved()
    const { writer, editor, publisher } = fixture.people
    expect((await transition(article.id, 'publish', publisher)).status).toBe(200)
    const approved = await newestVersion(fixture.payload, collection, article.id, 'published')
    await send(fixture, 'patch', `articles/${article.id}?draft=true`, writer, { summary: '新稿' }).expect(200)
    await transition(article.id, 'submit', writer)
    expect((await transition(article.id, 'approve', editor)).status).toBe(200)
    const publicBefore = await readPublicView(fixture)
    await send(fixture, 'post', `articles/versions/${approved.id}?draft=true`, fixture.people.thirdEditor, {}).expect(
      200,
    )
    expect(await readWorkflowRecord(fixture.payload, 'articles', article.id)).toMatchObject({
      state: 'draft',
      run: null,
    })
    expect(errorCodesOf(await transition(article.id, 'publish', publisher))).toEqual(['wrongState'])
    expect(await readPublicView(fixture)).toEqual(publicBefore)
    expect((await send(fixture, 'get', `articles/${article.id}?draft=true`, writer)).body).toMatchObject({
      summary: '审过的文字',
      workflowState: 'draft',
      _status: 'draft',
    })
  })
})
