import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Test } from 'supertest'

import { archive, clearContent, createDocument, createDocumentIn } from '../../support/documents.js'
import { signIn, signInPeople, type Person } from '../../support/people.js'
import { readPublicTitles, send, statusAndCodesOf } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readRow, snapshot } from '../../support/stored.js'

describe('Live text is not published, changed or taken down', () => {
  let dashiji: Dashiji
  let writer: Person, editor: Person, publisher: Person, editorAndPublisher: Person, admin: Person
  let draftId: string
  let liveId: string

  const now = () => new Date().toISOString()

  beforeAll(async () => {
    dashiji = await startDashiji()
    ;({ writer, editor, publisher, admin } = await signInPeople(
      dashiji.payload,
      'writer',
      'editor',
      'publisher',
      'admin',
    ))
    editorAndPublisher = await signIn(dashiji.payload, 'editor', 'publisher')
  })
  afterAll(() => dashiji.stop())
  beforeEach(async () => {
    const { payload } = dashiji
    await clearContent(payload)
    const owner = writer.id
    draftId = (await createDocument(payload, 'articles', { owner, data: { title: '草稿' } })).id
    liveId = (await createDocumentIn(payload, 'articles', 'live', { owner, data: { title: '公开' } })).id
  })

  const forbiddenRequests: [string, (as: Person) => Test][] = [
    ['PATCH _status', (as) => send(dashiji, 'patch', `articles/${draftId}`, as, { _status: 'published' })],
    [
      'PATCH _status as a draft',
      (as) => send(dashiji, 'patch', `articles/${draftId}?draft=true`, as, { _status: 'published' }),
    ],
    [
      'PATCH _status by autosave',
      (as) => send(dashiji, 'patch', `articles/${draftId}?draft=true&autosave=true`, as, { _status: 'published' }),
    ],
    [
      'PATCH _status of live text, as the form of Payload sends it',
      (as) => send(dashiji, 'patch', `articles/${liveId}`, as, { title: '公开', _status: 'published' }),
    ],
    [
      'bulk PATCH _status',
      (as) => send(dashiji, 'patch', 'articles?where[_status][equals]=draft', as, { _status: 'published' }),
    ],
    [
      'bulk PATCH _status as a draft',
      (as) => send(dashiji, 'patch', 'articles?draft=true&where[title][exists]=true', as, { _status: 'published' }),
    ],
    ['bulk PATCH text', (as) => send(dashiji, 'patch', 'articles?where[title][exists]=true', as, { summary: '改' })],
    [
      'bulk PATCH text as a draft',
      (as) => send(dashiji, 'patch', 'articles?draft=true&where[title][exists]=true', as, { summary: '改' }),
    ],
    [
      'bulk PATCH into the trash',
      (as) => send(dashiji, 'patch', 'articles?where[title][exists]=true', as, { deletedAt: now() }),
    ],
    ['bulk DELETE', (as) => send(dashiji, 'delete', 'articles?where[title][exists]=true&trash=true&comment=x', as)],
    ['bulk DELETE of drafts', (as) => send(dashiji, 'delete', 'articles?where[_status][equals]=draft', as)],
    ['PATCH text', (as) => send(dashiji, 'patch', `articles/${liveId}`, as, { title: '改' })],
    ['PATCH text by autosave', (as) => send(dashiji, 'patch', `articles/${liveId}?autosave=true`, as, { title: '改' })],
    ['PATCH nothing', (as) => send(dashiji, 'patch', `articles/${liveId}`, as, {})],
    ['PATCH _status draft', (as) => send(dashiji, 'patch', `articles/${liveId}`, as, { _status: 'draft' })],
    [
      'PATCH with every language published',
      (as) => send(dashiji, 'patch', `articles/${liveId}?draft=true&publishAllLocales=true`, as, {}),
    ],
    [
      'PATCH with one language published',
      (as) => send(dashiji, 'patch', `articles/${liveId}?draft=true&publishSpecificLocale=zh`, as, {}),
    ],
    [
      'PATCH with every language unpublished',
      (as) => send(dashiji, 'patch', `articles/${liveId}?draft=true&unpublishAllLocales=true`, as, {}),
    ],
    ['PATCH into the trash', (as) => send(dashiji, 'patch', `articles/${liveId}`, as, { deletedAt: now() })],
    [
      'PATCH into the trash as a draft',
      (as) => send(dashiji, 'patch', `articles/${liveId}?draft=true`, as, { deletedAt: now() }),
    ],
    [
      'PATCH into the trash, with a comment',
      (as) => send(dashiji, 'patch', `articles/${liveId}?draft=true&comment=x`, as, { deletedAt: now() }),
    ],
    ['DELETE', (as) => send(dashiji, 'delete', `articles/${liveId}`, as)],
    ['DELETE with a comment', (as) => send(dashiji, 'delete', `articles/${liveId}?comment=x`, as)],
    ['PATCH past a lock', (as) => send(dashiji, 'patch', `articles/${liveId}?overrideLock=true`, as, { title: '改' })],
  ]
  it.each(forbiddenRequests)('by %s, which is refused with the code `gate`', async (_way, attempt) => {
    const before = await snapshot(dashiji.payload, 'articles')
    for (const as of [writer, editor, editorAndPublisher, admin])
      expect(statusAndCodesOf(await attempt(as))).toEqual([403, ['gate']])
    // A publisher may write nothing, and may be refused with that code instead.
    expect((await attempt(publisher)).status).toBe(403)
    expect(await snapshot(dashiji.payload, 'articles')).toEqual(before)
    expect(await readPublicTitles(dashiji, 'articles')).toEqual(['公开'])
  })

  const forbiddenCreations: [string, (as: Person) => Test][] = [
    [
      'POST published',
      (as) => send(dashiji, 'post', 'articles', as, { title: '新', kind: 'news', _status: 'published' }),
    ],
    [
      'POST published as a draft',
      (as) => send(dashiji, 'post', 'articles?draft=true', as, { title: '新', kind: 'news', _status: 'published' }),
    ],
    [
      'duplicate of live text',
      (as) => send(dashiji, 'post', `articles/${liveId}/duplicate?draft=false`, as, { title: '新' }),
    ],
    [
      'duplicate with _status published',
      (as) => send(dashiji, 'post', `articles/${draftId}/duplicate`, as, { _status: 'published' }),
    ],
  ]
  it.each(forbiddenCreations)('by %s, which is refused and stores nothing', async (_way, attempt) => {
    const before = await snapshot(dashiji.payload, 'articles')
    for (const as of [writer, editor, editorAndPublisher, admin])
      expect(statusAndCodesOf(await attempt(as))).toEqual([403, ['gate']])
    expect((await attempt(publisher)).status).toBe(403)
    expect(await snapshot(dashiji.payload, 'articles')).toEqual(before)
  })

  it.each([null, '', 'PUBLISHED', 'published ', 'Published', 0, false, { equals: 'published' }, ['published']])(
    'by the status %j, which is not a status',
    async (status) => {
      for (const path of [
        `articles/${draftId}`,
        `articles/${draftId}?draft=true`,
        `articles/${liveId}`,
        `articles/${liveId}?draft=true`,
      ]) {
        for (const as of [writer, publisher])
          expect(statusAndCodesOf(await send(dashiji, 'patch', path, as, { _status: status }))).toEqual([
            422,
            ['badStatus'],
          ])
      }
      expect(
        statusAndCodesOf(
          await send(dashiji, 'post', 'articles', writer, { title: '新', kind: 'news', _status: status }),
        ),
      ).toEqual([422, ['badStatus']])
      expect(await readPublicTitles(dashiji, 'articles')).toEqual(['公开'])
    },
  )

  it('by restoring an earlier version, which makes a draft at most', async () => {
    await send(dashiji, 'patch', `articles/${liveId}?draft=true`, writer, { title: '改' }).expect(200)
    const { docs } = await dashiji.payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: liveId } },
      limit: 100,
    })
    expect(docs.length).toBeGreaterThan(2)
    for (const version of docs) {
      for (const as of [writer, editor, editorAndPublisher, admin])
        expect(statusAndCodesOf(await send(dashiji, 'post', `articles/versions/${version.id}`, as, {}))).toEqual([
          403,
          ['gate'],
        ])
      for (const query of ['', '?draft=true'])
        await send(dashiji, 'post', `articles/versions/${version.id}${query}`, publisher, {}).expect(403)
      await send(dashiji, 'post', `articles/versions/${version.id}?draft=true`, writer, {}).expect(200)
      expect(await readRow(dashiji.payload, 'articles', liveId)).toMatchObject({
        title: '公开',
        _status: 'published',
        workflowState: 'published',
      })
    }
  })

  it('by taking a draft out of the trash', async () => {
    await send(dashiji, 'patch', `articles/${draftId}?draft=true`, writer, { deletedAt: now() }).expect(200)
    expect(
      statusAndCodesOf(
        await send(dashiji, 'patch', `articles/${draftId}?trash=true`, writer, {
          deletedAt: null,
          _status: 'published',
        }),
      ),
    ).toEqual([403, ['gate']])
    await send(dashiji, 'patch', `articles/${draftId}?trash=true`, writer, { deletedAt: null }).expect(200)
    expect(await readRow(dashiji.payload, 'articles', draftId)).toMatchObject({
      _status: 'draft',
      workflowState: 'draft',
    })
    expect(await readPublicTitles(dashiji, 'articles')).toEqual(['公开'])
  })

  it('by taking what was archived out of the trash', async () => {
    await archive(dashiji.payload, 'articles', liveId)
    await send(dashiji, 'patch', `articles/${liveId}?comment=过时`, publisher, { deletedAt: now() }).expect(200)
    for (const query of ['?trash=true', '?trash=true&draft=false'])
      expect(
        statusAndCodesOf(
          await send(dashiji, 'patch', `articles/${liveId}${query}`, publisher, {
            deletedAt: null,
            _status: 'published',
          }),
        ),
      ).toEqual([403, ['gate']])
    await send(dashiji, 'patch', `articles/${liveId}?trash=true`, publisher, { deletedAt: null }).expect(200)
    expect(await readRow(dashiji.payload, 'articles', liveId)).toMatchObject({
      _status: 'draft',
      workflowState: 'archived',
    })
    expect(await readPublicTitles(dashiji, 'articles')).toEqual([])
  })

  it.each(['[]', '"text"', '5', 'null', '[{"_status":"published"}]'])(
    'by the body %s, which is not a document',
    async (body) => {
      for (const query of ['', '?draft=true']) {
        const answer = await send(dashiji, 'patch', `articles/${liveId}${query}`, writer)
          .set('content-type', 'application/json')
          .send(body)
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
      }
      expect(await readPublicTitles(dashiji, 'articles')).toEqual(['公开'])
    },
  )
})
