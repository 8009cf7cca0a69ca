import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import {
  createDraft,
  createArticleIn,
  startWorkflowFixture,
  newestVersionId,
  type CreatedArticle,
  type WorkflowFixture,
  type Verb,
} from '../WorkflowFixture.js'
import { expectNoChange } from '../expectNoChange.js'

type Documents = Record<'draft' | 'inReview' | 'approved' | 'live' | 'edited' | 'archived', CreatedArticle>

let fixture: WorkflowFixture
let docs: Documents
beforeAll(async () => {
  fixture = await startWorkflowFixture()
  docs = {
    draft: await createDraft(fixture),
    inReview: await createArticleIn(fixture, 'inReview'),
    approved: await createArticleIn(fixture, 'approved'),
    live: await createArticleIn(fixture, 'live'),
    edited: await createArticleIn(fixture, 'live'),
    archived: await createArticleIn(fixture, 'archived'),
  }
  await fixture
    .send('patch', `articles/${docs.edited.id}?draft=true`, fixture.people.writer, { title: '新稿' })
    .expect(200)
})
afterAll(() => fixture.dashiji.stop())

const now = () => new Date().toISOString()
const published = { _status: 'published' }

describe('Whoever holds every role', () => {
  const sendWithAllRoles = (verb: Verb, path: string, body?: object) => () =>
    fixture.send(verb, path, fixture.people.all, body)
  const forbiddenRequests: [string, string, () => ReturnType<WorkflowFixture['send']>][] = [
    [
      'POST as published',
      '403 gate',
      () => sendWithAllRoles('post', 'articles', { title: '新', kind: 'news', ...published })(),
    ],
    [
      'POST as a published draft',
      '403 gate',
      () => sendWithAllRoles('post', 'articles?draft=true', { title: '新', kind: 'news', ...published })(),
    ],
    ['PATCH _status of a draft', '403 gate', () => sendWithAllRoles('patch', `articles/${docs.draft.id}`, published)()],
    [
      'PATCH _status of a draft as a draft',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.draft.id}?draft=true`, published)(),
    ],
    [
      'PATCH _status by autosave',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.draft.id}?draft=true&autosave=true`, published)(),
    ],
    [
      'PATCH _status of what was approved',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.approved.id}`, published)(),
    ],
    [
      'PATCH _status of a newer draft',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.edited.id}?draft=true`, published)(),
    ],
    [
      'PATCH _status of what was taken down',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.archived.id}`, published)(),
    ],
    ['PATCH in bulk', '403 gate', () => sendWithAllRoles('patch', 'articles?where[title][exists]=true', published)()],
    [
      'PATCH in bulk as drafts',
      '403 gate',
      () => sendWithAllRoles('patch', 'articles?draft=true&where[title][exists]=true', published)(),
    ],
    [
      'PATCH text in bulk',
      '403 gate',
      () => sendWithAllRoles('patch', 'articles?where[title][exists]=true', { summary: '改' })(),
    ],
    [
      'PATCH text in bulk as drafts',
      '403 gate',
      () => sendWithAllRoles('patch', `articles?draft=true&where[id][in]=${docs.live.id}`, { summary: '改' })(),
    ],
    [
      'PATCH in bulk that finds nothing',
      '403 gate',
      () => sendWithAllRoles('patch', 'articles?where[title][equals]=无', published)(),
    ],
    [
      'duplicate as live',
      '403 gate',
      () => sendWithAllRoles('post', `articles/${docs.live.id}/duplicate?draft=false`, { title: '新', ...published })(),
    ],
    [
      'duplicate of a draft as live',
      '403 gate',
      () => sendWithAllRoles('post', `articles/${docs.draft.id}/duplicate`, published)(),
    ],
    [
      'PATCH the text of a live document',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.live.id}`, { title: '改' })(),
    ],
    ['PATCH nothing of a live document', '403 gate', () => sendWithAllRoles('patch', `articles/${docs.live.id}`, {})()],
    [
      'PATCH a live document with a newer draft',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.edited.id}`, { title: '改' })(),
    ],
    [
      'PATCH a live document offline',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.live.id}`, { _status: 'draft' })(),
    ],
    [
      'PATCH by autosave without draft',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.live.id}?autosave=true`, { title: '改' })(),
    ],
    [
      'PATCH past a lock',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.live.id}?overrideLock=true`, { title: '改' })(),
    ],
    [
      'PATCH every language',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.approved.id}?publishAllLocales=true`, {})(),
    ],
    [
      'PATCH one language',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.approved.id}?publishSpecificLocale=zh`, {})(),
    ],
    [
      'PATCH one language of a draft',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.edited.id}?draft=true&publishSpecificLocale=en`, {})(),
    ],
    [
      'PATCH every language offline',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.live.id}?draft=true&unpublishAllLocales=true`, {})(),
    ],
    [
      'PATCH into the trash',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.live.id}`, { deletedAt: now() })(),
    ],
    [
      'PATCH into the trash as a draft',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.live.id}?draft=true`, { deletedAt: now() })(),
    ],
    [
      'PATCH into the trash with a newer draft',
      '403 gate',
      () => sendWithAllRoles('patch', `articles/${docs.edited.id}?draft=true&comment=x`, { deletedAt: now() })(),
    ],
    ['DELETE', '403 gate', () => sendWithAllRoles('delete', `articles/${docs.live.id}?comment=x`)()],
    [
      'DELETE from the trash',
      '403 gate',
      () => sendWithAllRoles('delete', `articles/${docs.edited.id}?trash=true&comment=x`)(),
    ],
    ['DELETE in bulk', '403 gate', () => sendWithAllRoles('delete', 'articles?where[title][exists]=true&comment=x')()],
    [
      'restore a published version as live',
      '403 gate',
      () => fixture.send('post', `articles/versions/none`, fixture.people.all, {}),
    ],
    [
      'an address that publishes a draft',
      '422 wrongState',
      () =>
        fixture.send('post', `articles/${docs.draft.id}/transitions/publish`, fixture.people.all, { revision: '1' }),
    ],
    [
      'an address that is the import’s',
      '404 unknownTransition',
      () => fixture.send('post', `articles/${docs.draft.id}/transitions/admit`, fixture.people.all, { revision: '1' }),
    ],
    [
      'an address that removes',
      '404 unknownTransition',
      () =>
        fixture.send('post', `articles/${docs.live.id}/transitions/remove`, fixture.people.all, {
          revision: '1',
          comment: 'x',
        }),
    ],
    [
      'an address that retracts',
      '404 unknownTransition',
      () =>
        fixture.send('post', `articles/${docs.live.id}/transitions/retract`, fixture.people.all, {
          revision: '1',
          comment: 'x',
        }),
    ],
    [
      'an address that every object has',
      '404 unknownTransition',
      () =>
        fixture.send('post', `articles/${docs.live.id}/transitions/constructor`, fixture.people.all, { revision: '1' }),
    ],
  ]
  it.each(forbiddenRequests)('touches nothing by %s', async (_way, expected, attempt) => {
    const { answer, refused } = await expectNoChange(fixture, attempt)
    expect(answer).toBe(expected)
    if (!expected.startsWith('404'))
      expect(refused).toMatchObject([
        {
          outcome: 'refused',
          codes: [expected.slice(4)],
          actor: fixture.people.all.id,
          channel: 'rest',
          collection: 'articles',
        },
      ])
  })

  it('restores no version as live', async () => {
    for (const doc of [docs.live, docs.edited, docs.approved, docs.archived]) {
      for (const query of ['', '?draft=false', '?draft=1', '?overrideLock=true']) {
        const version = await newestVersionId(fixture, doc.id)
        const { answer, refused } = await expectNoChange(fixture, () =>
          fixture.send('post', `articles/versions/${version}${query}`, fixture.people.all, {}),
        )
        expect([answer, refused.map(({ codes }) => codes)]).toEqual(['403 gate', [['gate']]])
      }
    }
  })
})

describe('A status that is none', () => {
  const invalidStatuses = [
    null,
    '',
    'PUBLISHED',
    'Published',
    'published ',
    ' published',
    'publish',
    'changed',
    'archived',
    0,
    1,
    true,
    false,
    [],
    ['published'],
    { equals: 'published' },
  ]
  it.each(invalidStatuses)('%j is refused, alone and in bulk, with and without draft', async (status) => {
    const body = { _status: status }
    for (const [verb, path] of [
      ['patch', `articles/${docs.approved.id}`],
      ['patch', `articles/${docs.approved.id}?draft=true`],
      ['patch', `articles/${docs.live.id}`],
      ['post', `articles/${docs.live.id}/duplicate?draft=false`],
    ] as const) {
      const { answer, refused } = await expectNoChange(fixture, () =>
        fixture.send(verb, path, fixture.people.all, body),
      )
      expect([path, answer]).toEqual([path, '422 badStatus'])
      expect(refused.map(({ codes }) => codes)).toEqual([['badStatus']])
    }
    expect(
      (
        await expectNoChange(fixture, () =>
          fixture.send('post', 'articles', fixture.people.all, { title: '新', kind: 'news', ...body }),
        )
      ).answer,
    ).toBe('422 badStatus')
    for (const query of ['', '&draft=true'])
      expect(
        (
          await expectNoChange(fixture, () =>
            fixture.send('patch', `articles?where[id][exists]=true${query}`, fixture.people.all, body),
          )
        ).answer,
      ).toBe('403 gate')
  })

  it('is refused in the database too', async () => {
    for (const status of invalidStatuses) {
      const { answer } = await expectNoChange(fixture, () =>
        fixture.payload.db.updateOne({ collection: 'articles', id: docs.draft.id, data: { _status: status } }),
      )
      expect([status, answer]).toEqual([status, '403 gate'])
    }
  })
})
