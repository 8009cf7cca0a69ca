import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Test } from 'supertest'

import type { Created } from '../../../support/documents.js'
import { send, type Verb } from '../../../support/requests.js'
import { newestVersion } from '../../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from '../WorkflowFixture.js'
import { expectNoChange } from '../expectNoChange.js'

type Documents = Record<'draft' | 'inReview' | 'approved' | 'live' | 'edited' | 'archived', Created>

let fixture: WorkflowFixture
let docs: Documents
beforeAll(async () => {
  fixture = await startWorkflowFixture()
  docs = {
    draft: await fixture.createArticle('draft'),
    inReview: await fixture.createArticle('inReview'),
    approved: await fixture.createArticle('approved'),
    live: await fixture.createArticle('live'),
    edited: await fixture.createArticle('edited'),
    archived: await fixture.createArticle('archived'),
  }
})
afterAll(() => fixture.stop())

const now = () => new Date().toISOString()
const published = { _status: 'published' }

describe('A person with every role', () => {
  const sendAsAll = (verb: Verb, path: string, body?: object) =>
    send(fixture, verb, path, fixture.people.allRoles, body)
  const forbiddenRequests: [string, string, () => Test][] = [
    ['POST as published', '403 gate', () => sendAsAll('post', 'articles', { title: '新', kind: 'news', ...published })],
    [
      'POST as a published draft',
      '403 gate',
      () => sendAsAll('post', 'articles?draft=true', { title: '新', kind: 'news', ...published }),
    ],
    ['PATCH _status of a draft', '403 gate', () => sendAsAll('patch', `articles/${docs.draft.id}`, published)],
    [
      'PATCH _status of a draft as a draft',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.draft.id}?draft=true`, published),
    ],
    [
      'PATCH _status by autosave',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.draft.id}?draft=true&autosave=true`, published),
    ],
    [
      'PATCH _status of what was approved',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.approved.id}`, published),
    ],
    [
      'PATCH _status of a newer draft',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.edited.id}?draft=true`, published),
    ],
    [
      'PATCH _status of what was taken down',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.archived.id}`, published),
    ],
    ['PATCH in bulk', '403 gate', () => sendAsAll('patch', 'articles?where[title][exists]=true', published)],
    [
      'PATCH in bulk as drafts',
      '403 gate',
      () => sendAsAll('patch', 'articles?draft=true&where[title][exists]=true', published),
    ],
    [
      'PATCH text in bulk',
      '403 gate',
      () => sendAsAll('patch', 'articles?where[title][exists]=true', { summary: '改' }),
    ],
    [
      'PATCH text in bulk as drafts',
      '403 gate',
      () => sendAsAll('patch', `articles?draft=true&where[id][in]=${docs.live.id}`, { summary: '改' }),
    ],
    [
      'PATCH in bulk that matches nothing',
      '403 gate',
      () => sendAsAll('patch', 'articles?where[title][equals]=无', published),
    ],
    [
      'duplicate as live',
      '403 gate',
      () => sendAsAll('post', `articles/${docs.live.id}/duplicate?draft=false`, { title: '新', ...published }),
    ],
    [
      'duplicate of a draft as live',
      '403 gate',
      () => sendAsAll('post', `articles/${docs.draft.id}/duplicate`, published),
    ],
    [
      'PATCH the text of a live document',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.live.id}`, { title: '改' }),
    ],
    ['PATCH nothing of a live document', '403 gate', () => sendAsAll('patch', `articles/${docs.live.id}`, {})],
    [
      'PATCH a live document with a newer draft',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.edited.id}`, { title: '改' }),
    ],
    [
      'PATCH a live document offline',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.live.id}`, { _status: 'draft' }),
    ],
    [
      'PATCH by autosave without draft',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.live.id}?autosave=true`, { title: '改' }),
    ],
    [
      'PATCH past a lock',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.live.id}?overrideLock=true`, { title: '改' }),
    ],
    [
      'PATCH every language',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.approved.id}?publishAllLocales=true`, {}),
    ],
    [
      'PATCH one language',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.approved.id}?publishSpecificLocale=zh`, {}),
    ],
    [
      'PATCH one language of a draft',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.edited.id}?draft=true&publishSpecificLocale=en`, {}),
    ],
    [
      'PATCH every language offline',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.live.id}?draft=true&unpublishAllLocales=true`, {}),
    ],
    ['PATCH into the trash', '403 gate', () => sendAsAll('patch', `articles/${docs.live.id}`, { deletedAt: now() })],
    [
      'PATCH into the trash as a draft',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.live.id}?draft=true`, { deletedAt: now() }),
    ],
    [
      'PATCH into the trash with a newer draft',
      '403 gate',
      () => sendAsAll('patch', `articles/${docs.edited.id}?draft=true&comment=x`, { deletedAt: now() }),
    ],
    ['DELETE', '403 gate', () => sendAsAll('delete', `articles/${docs.live.id}?comment=x`)],
    ['DELETE from the trash', '403 gate', () => sendAsAll('delete', `articles/${docs.edited.id}?trash=true&comment=x`)],
    ['DELETE in bulk', '403 gate', () => sendAsAll('delete', 'articles?where[title][exists]=true&comment=x')],
    ['restore a published version as live', '403 gate', () => sendAsAll('post', `articles/versions/none`, {})],
    [
      'the transition publish of a draft',
      '422 wrongState',
      () => sendAsAll('post', `articles/${docs.draft.id}/transitions/publish`, { revision: '1' }),
    ],
    [
      'the transition admit of the import',
      '404 unknownTransition',
      () => sendAsAll('post', `articles/${docs.draft.id}/transitions/admit`, { revision: '1' }),
    ],
    [
      'the transition remove',
      '404 unknownTransition',
      () =>
        sendAsAll('post', `articles/${docs.live.id}/transitions/remove`, {
          revision: '1',
          comment: 'x',
        }),
    ],
    [
      'the transition retract',
      '404 unknownTransition',
      () =>
        sendAsAll('post', `articles/${docs.live.id}/transitions/retract`, {
          revision: '1',
          comment: 'x',
        }),
    ],
    [
      'the name of a property that every object has',
      '404 unknownTransition',
      () => sendAsAll('post', `articles/${docs.live.id}/transitions/constructor`, { revision: '1' }),
    ],
  ]
  it.each(forbiddenRequests)('changes nothing by %s', async (_way, expected, attempt) => {
    const { answer, refused } = await expectNoChange(fixture, attempt)
    expect(answer).toBe(expected)
    if (!expected.startsWith('404'))
      expect(refused).toMatchObject([
        {
          outcome: 'refused',
          codes: [expected.slice(4)],
          actor: fixture.people.allRoles.id,
          channel: 'rest',
          collection: 'articles',
        },
      ])
  })

  it('cannot restore a version as live', async () => {
    for (const doc of [docs.live, docs.edited, docs.approved, docs.archived]) {
      for (const query of ['', '?draft=false', '?draft=1', '?overrideLock=true']) {
        const { id } = await newestVersion(fixture.payload, 'articles', doc.id)
        const { answer, refused } = await expectNoChange(fixture, () =>
          sendAsAll('post', `articles/versions/${id}${query}`, {}),
        )
        expect([answer, refused.map(({ codes }) => codes)]).toEqual(['403 gate', [['gate']]])
      }
    }
  })
})
