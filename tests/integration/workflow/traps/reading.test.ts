import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import {
  createDraft,
  createImage,
  createArticleIn,
  startWorkflowFixture,
  newestVersionId,
  type Requester,
  type CreatedArticle,
  type WorkflowFixture,
} from '../WorkflowFixture.js'

type Documents = Record<'draft' | 'inReview' | 'approved' | 'archived' | 'live' | 'edited' | 'trashed', CreatedArticle>

let fixture: WorkflowFixture
let docs: Documents
let secretImage: string
let liveImage: string
beforeAll(async () => {
  fixture = await startWorkflowFixture()
  secretImage = await createImage(fixture, '秘密的图')
  liveImage = await createImage(fixture, '公开的图')
  const secret = { summary: '秘密' }
  docs = {
    draft: await createDraft(fixture, { ...secret, cover: secretImage }),
    inReview: await createArticleIn(fixture, 'inReview', secret),
    approved: await createArticleIn(fixture, 'approved', secret),
    archived: await createArticleIn(fixture, 'archived', secret),
    live: await createArticleIn(fixture, 'live', { cover: liveImage }),
    edited: await createArticleIn(fixture, 'live', { cover: liveImage }),
    trashed: await createArticleIn(fixture, 'archived', secret),
  }
  const { writer, publisher } = fixture.people
  await fixture
    .send('patch', `articles/${docs.edited.id}?draft=true`, writer, {
      title: '秘密的新稿',
      summary: '秘密',
      cover: secretImage,
    })
    .expect(200)
  await fixture
    .send('patch', `articles/${docs.trashed.id}?comment=x`, publisher, { deletedAt: new Date().toISOString() })
    .expect(200)
})
afterAll(() => fixture.dashiji.stop())

const readers = (): Requester[] => [fixture.people.nobody, fixture.people.website]
const get = (path: string, as: Requester) => fixture.send('get', path, as)
const graphql = (query: string, as: Requester) => fixture.send('post', 'graphql', as, { query })
const hiddenArticles = (): CreatedArticle[] => [docs.draft, docs.inReview, docs.approved, docs.archived, docs.trashed]
/** What is secret in this file: words, names of files, and the ids of what is not live. */
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
  it.each(queries)('sees in lists with “%s” what is live and nothing else', async (query) => {
    for (const as of readers()) {
      const { status, text, body } = await get(`articles?${query}`, as)
      expectNoSecret(query, text)
      if (status === 200) for (const doc of body.docs) expect([docs.live.id, docs.edited.id]).toContain(doc.id)
      const count = await get(`articles/count?${query}`, as)
      if (count.status === 200) expect(count.body.totalDocs).toBeLessThanOrEqual(2)
    }
  })

  it('gets by its id no document that is not live, and of one with a newer draft the live text', async () => {
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

  it('gets over GraphQL no document that is not live, in whatever way it asks', async () => {
    for (const as of readers()) {
      const byId = hiddenArticles().map(
        ({ id }, index) => `a${index}: Article(id: "${id}", draft: true, trash: true) { title }`,
      )
      const { body, text } = await graphql(
        `{ ${byId.join(' ')} Articles(draft: true, trash: true, limit: 0) { totalDocs docs { id title summary workflowState _status cover { id alt } } } countArticles(draft: true, trash: true) { totalDocs } edited: Article(id: "${docs.edited.id}", draft: true) { title summary workflowState } }`,
        as,
      )
      expectNoSecret('GraphQL', text.replaceAll(/"path":\[[^\]]*\]/g, ''))
      expect(body.data).toMatchObject({
        Articles: { totalDocs: 2 },
        countArticles: { totalDocs: 2 },
        edited: { title: docs.edited.title, workflowState: 'published' },
        a0: null,
        a4: null,
      })
    }
  })

  it('sees no versions, records, audit events, review rules or jobs, over REST or GraphQL', async () => {
    const version = await newestVersionId(fixture, docs.edited.id)
    const record = await fixture.readRecord(docs.live.id)
    const [event] = await fixture.readEvents()
    const paths = [
      'articles/versions',
      `articles/versions/${version}`,
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
        expect((await graphql(`{ ${name} { __typename } }`, as)).body.errors).toHaveLength(1)
    }
  })

  it('is told no revision, no writer and no source of what is live', async () => {
    for (const as of readers()) {
      const { body } = await get(`articles/${docs.edited.id}?depth=2`, as).expect(200)
      for (const field of ['revision', 'createdBy', 'source'])
        expect([field, body[field] ?? null]).toEqual([field, null])
      const answer = await graphql(`{ Article(id: "${docs.edited.id}") { title revision } }`, as)
      expect(answer.body.data?.Article?.revision ?? null).toBeNull()
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
      expectNoSecret('allMedia', (await graphql('{ allMedia(limit: 0) { docs { id alt filename } } }', as)).text)
    }
  })

  it('learns nothing through relations, joins and orders about what is hidden', async () => {
    for (const as of readers()) {
      for (const path of [
        'articles?where[cover.alt][contains]=秘',
        'articles?sort=cover.alt',
        'honours?where[article.summary][contains]=秘',
        'articles?joins[activities][where][article.summary][contains]=秘',
        'activities?where[article.workflowState][equals]=draft',
        'articles?where[createdBy.email][exists]=true',
      ]) {
        const { status, body } = await get(path, as)
        expect([path, status, body.errors?.[0]?.data?.code ?? body.errors?.[0]?.code]).toEqual([
          path,
          400,
          'queryNotAllowed',
        ])
      }
    }
  })
})

describe('GraphQL', () => {
  it('has no mutations at all, by any of the names that Payload gives them', async () => {
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
      const { body } = await graphql(`mutation { ${mutation} }`, fixture.people.all)
      expect([mutation, body.errors.length > 0, body.data ?? null]).toEqual([mutation, true, null])
    }
    const { body } = await graphql(
      '{ __schema { mutationType { name } subscriptionType { name } } }',
      fixture.people.all,
    )
    expect(body.data.__schema).toEqual({ mutationType: null, subscriptionType: null })
    expect(await fixture.readRecord(id)).toMatchObject({ state: 'approved' })
  })
})
