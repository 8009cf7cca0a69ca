import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createImage, type Created } from '../../../support/documents.js'
import type { Requester } from '../../../support/people.js'
import { queryGraphql, send, statusAndCodesOf } from '../../../support/requests.js'
import { newestVersion, readAuditEvents, readWorkflowRecord } from '../../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from '../WorkflowFixture.js'

type Documents = Record<'draft' | 'inReview' | 'approved' | 'archived' | 'live' | 'edited' | 'trashed', Created>

let fixture: WorkflowFixture
let docs: Documents
let secretImage: string
let liveImage: string
beforeAll(async () => {
  fixture = await startWorkflowFixture()
  secretImage = (await createImage(fixture.payload, { alt: '秘密的图' })).id
  liveImage = (await createImage(fixture.payload, { alt: '公开的图' })).id
  const secret = { summary: '秘密' }
  docs = {
    draft: await fixture.createArticle('draft', { ...secret, cover: secretImage }),
    inReview: await fixture.createArticle('inReview', secret),
    approved: await fixture.createArticle('approved', secret),
    archived: await fixture.createArticle('archived', secret),
    live: await fixture.createArticle('live', { cover: liveImage }),
    edited: await fixture.createArticle('live', { cover: liveImage }),
    trashed: await fixture.createArticle('trashedArchived', secret),
  }
  const newDraft = { title: '秘密的新稿', ...secret, cover: secretImage }
  await send(fixture, 'patch', `articles/${docs.edited.id}?draft=true`, fixture.people.writer, newDraft).expect(200)
})
afterAll(() => fixture.stop())

const readers = (): Requester[] => [fixture.people.anonymous, fixture.people.website]
const get = (path: string, as: Requester) => send(fixture, 'get', path, as)
const hiddenArticles = (): Created[] => [docs.draft, docs.inReview, docs.approved, docs.archived, docs.trashed]
/** What these readers must not see: the secret text, and titles and ids of what is not live. */
const secrets = (): string[] => ['秘密', ...hiddenArticles().flatMap(({ id, title }) => [id, title]), secretImage]

function expectNoSecret(about: string, text: string): void {
  expect([about, secrets().filter((secret) => text.includes(secret))]).toEqual([about, []])
}

describe('A reader who is not staff', () => {
  const queries = [
    '',
    'draft=true',
    'trash=true',
    'draft=true&trash=true',
    'limit=0',
    'pagination=false',
    'depth=5',
    'where[_status][equals]=draft',
    'where[_status][not_equals]=published',
    'where[workflowState][not_equals]=published',
    'where[deletedAt][exists]=true&trash=true',
    'where[or][0][id][exists]=true&draft=true',
    'select[summary]=true&draft=true',
    'where[summary][contains]=秘&draft=true',
    'sort=-workflowState',
    'locale=all&fallback-locale=none',
    'overrideAccess=true',
    'showHiddenFields=true',
  ]
  it.each(queries)('sees only live articles in lists with “%s”', async (query) => {
    for (const as of readers()) {
      const { status, text, body } = await get(`articles?${query}`, as)
      expectNoSecret(query, text)
      if (status === 200) for (const doc of body.docs) expect([docs.live.id, docs.edited.id]).toContain(doc.id)
      const count = await get(`articles/count?${query}`, as)
      if (count.status === 200) expect(count.body.totalDocs).toBeLessThanOrEqual(2)
    }
  })

  it('gets no hidden document by its id, and of an article with a newer draft the live content', async () => {
    for (const as of readers()) {
      for (const query of [
        '',
        '?draft=true',
        '?trash=true',
        '?draft=true&trash=true',
        '?overrideAccess=true',
        '?depth=5',
      ]) {
        for (const { id } of hiddenArticles())
          expect([query, (await get(`articles/${id}${query}`, as)).status]).toEqual([query, 404])
        const { body, text } = await get(`articles/${docs.edited.id}${query}`, as).expect(200)
        expect(body).toMatchObject({ title: docs.edited.title, _status: 'published', workflowState: 'published' })
        expectNoSecret(query, text)
      }
    }
  })

  it('gets no hidden document over GraphQL, whatever the arguments', async () => {
    for (const as of readers()) {
      const byId = hiddenArticles().map(
        ({ id }, index) => `a${index}: Article(id: "${id}", draft: true, trash: true) { title }`,
      )
      const response = await queryGraphql(
        fixture,
        `{ ${byId.join(' ')} Articles(draft: true, trash: true, limit: 0) { totalDocs docs { id title summary workflowState _status cover { id alt } } } countArticles(draft: true, trash: true) { totalDocs } edited: Article(id: "${docs.edited.id}", draft: true) { title summary workflowState } }`,
        { as },
      )
      expectNoSecret('GraphQL', JSON.stringify(response).replaceAll(/"path":\[[^\]]*\]/g, ''))
      expect(response.data).toMatchObject({
        Articles: { totalDocs: 2 },
        countArticles: { totalDocs: 2 },
        edited: { title: docs.edited.title, workflowState: 'published' },
        a0: null,
        a4: null,
      })
    }
  })

  it('sees no versions, records, audit events, review rules or jobs, over REST or GraphQL', async () => {
    const version = await newestVersion(fixture.payload, 'articles', docs.edited.id)
    const record = await readWorkflowRecord(fixture.payload, 'articles', docs.live.id)
    const [event] = await readAuditEvents(fixture.payload)
    const paths = [
      'articles/versions',
      `articles/versions/${version.id}`,
      'workflow-records',
      `workflow-records/${record.id}`,
      'workflow-records/count',
      'audit-events',
      `audit-events/${event!.id}`,
      'audit-events/count',
      'globals/workflow-settings',
      'payload-jobs',
      'sources',
      'users',
      'roles',
    ]
    for (const as of readers()) {
      for (const path of paths) {
        const { status, text } = await get(`${path}?limit=0&trash=true&where[id][exists]=true`, as)
        expect([path, [401, 403, 404, 501].includes(status)]).toEqual([path, true])
        expectNoSecret(path, text)
      }
      for (const name of [
        'versionsArticles',
        'WorkflowRecords',
        'WorkflowRecord',
        'AuditEvents',
        'WorkflowSetting',
        'WorkflowSettings',
      ])
        expect((await queryGraphql(fixture, `{ ${name} { __typename } }`, { as })).errors).toHaveLength(1)
    }
  })

  it('sees neither revision nor writer nor source of a live article', async () => {
    for (const as of readers()) {
      const { body } = await get(`articles/${docs.edited.id}?depth=2`, as).expect(200)
      for (const field of ['revision', 'createdBy', 'source'])
        expect([field, body[field] ?? null]).toEqual([field, null])
      const { data } = await queryGraphql<{ Article?: { revision?: unknown } }>(
        fixture,
        `{ Article(id: "${docs.edited.id}") { title revision } }`,
        { as },
      )
      expect(data?.Article?.revision ?? null).toBeNull()
    }
  })

  it('finds no image that only drafts show, neither record nor file', async () => {
    const { filename } = await fixture.payload.findByID({ collection: 'media', id: secretImage, depth: 0 })
    const shown = await fixture.payload.findByID({ collection: 'media', id: liveImage, depth: 0 })
    for (const as of readers()) {
      expect((await get(`media/${secretImage}`, as)).status).toBe(404)
      expect([403, 404]).toContain((await get(`media/file/${filename}`, as)).status)
      expect((await get(`media/file/${shown.filename}`, as)).status).toBe(200)
      expectNoSecret('media', (await get('media?limit=0&draft=true&where[alt][exists]=true', as)).text)
      const media = await queryGraphql(fixture, '{ allMedia(limit: 0) { docs { id alt filename } } }', { as })
      expectNoSecret('allMedia', JSON.stringify(media))
    }
  })

  it('learns nothing about hidden documents through relations, joins and orders', async () => {
    for (const as of readers()) {
      for (const path of [
        'articles?where[cover.alt][contains]=秘',
        'articles?sort=cover.alt',
        'honours?where[article.summary][contains]=秘',
        'articles?joins[activities][where][article.summary][contains]=秘',
        'activities?where[article.workflowState][equals]=draft',
        'articles?where[createdBy.email][exists]=true',
      ]) {
        expect([path, ...statusAndCodesOf(await get(path, as))]).toEqual([path, 400, ['queryNotAllowed']])
      }
    }
  })
})

describe('GraphQL', () => {
  it('has no mutations, under any of the names that Payload gives them', async () => {
    const { id } = docs.approved
    const mutations = [
      `createArticle(data: { title: "x" }) { id }`,
      `updateArticle(id: "${id}", data: { _status: published }) { id }`,
      `deleteArticle(id: "${id}") { id }`,
      `duplicateArticle(id: "${id}", data: {}) { id }`,
      `restoreVersionArticle(id: "x") { id }`,
      `updateWorkflowSetting(data: {}) { articles }`,
      'createMedia(data: {}) { id }',
      'loginUser(email: "x", password: "y") { token }',
      'createAuditEvent(data: {}) { id }',
      'createWorkflowRecord(data: {}) { id }',
      'publishArticle { id }',
      'unlockUser(email: "x")',
      'refreshTokenUser { user }',
      'createPayloadLockedDocument(data: {}) { id }',
      'updatePreference(key: "x", value: 1) { key }',
    ]
    for (const mutation of mutations) {
      const { data, errors } = await queryGraphql(fixture, `mutation { ${mutation} }`, { as: fixture.people.allRoles })
      expect([mutation, (errors?.length ?? 0) > 0, data ?? null]).toEqual([mutation, true, null])
    }
    const { data } = await queryGraphql<{ __schema: unknown }>(
      fixture,
      '{ __schema { mutationType { name } subscriptionType { name } } }',
      { as: fixture.people.allRoles },
    )
    expect(data!.__schema).toEqual({ mutationType: null, subscriptionType: null })
    expect(await readWorkflowRecord(fixture.payload, 'articles', id)).toMatchObject({ state: 'approved' })
  })
})
