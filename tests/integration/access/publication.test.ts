import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { approve, archive, publish } from '../../support/workflow.js'
import {
  clearContent,
  snapshotCollection,
  readWorkflowRecord,
  createDocument,
  createLiveDocument,
} from './documents.js'

type Row = {
  id: string
  title: string
  _status: string
  deletedAt?: string | null
  workflowState: string
  createdBy?: string
  source?: string | null
}

/** Live text is touched by a publication and by taking it down, whatever else is tried over the network and by whom. */
describe('Live text', () => {
  let dashiji: Dashiji
  let writer: SignedInUser
  let editor: SignedInUser
  let publisher: SignedInUser
  let editorAndPublisher: SignedInUser
  let admin: SignedInUser
  let draftId: string
  let liveId: string

  const send = (verb: 'post' | 'patch' | 'delete' | 'get', path: string, as: SignedInUser, body?: object) => {
    const pending = request(dashiji.app)[verb](`/api/${path}`).set(as.headers)
    return body === undefined ? pending : pending.send(body)
  }
  const transition = async (id: string, name: string, as: SignedInUser, body: object = {}) =>
    send('post', `articles/${id}/transitions/${name}`, as, {
      revision: String((await readWorkflowRecord(dashiji.payload, 'articles', id)).revision),
      ...body,
    })
  const readRow = (id: string): Promise<Row | null> =>
    dashiji.payload.db.findOne<Row>({ collection: 'articles', where: { id: { equals: id } } })
  const liveTitles = async (): Promise<string[]> =>
    (await request(dashiji.app).get('/api/articles?limit=100&sort=title')).body.docs.map(({ title }: Row) => title)
  const statusAndCode = ({ status, body }: request.Response): [number, unknown] => [
    status,
    body.errors?.[0]?.data?.code,
  ]
  const now = () => new Date().toISOString()

  beforeAll(async () => {
    dashiji = await startDashiji()
    writer = await signIn(dashiji.payload, 'writer')
    editor = await signIn(dashiji.payload, 'editor')
    publisher = await signIn(dashiji.payload, 'publisher')
    editorAndPublisher = await signIn(dashiji.payload, 'editor', 'publisher')
    admin = await signIn(dashiji.payload, 'admin')
  })
  afterAll(() => dashiji.stop())
  beforeEach(async () => {
    await clearContent(dashiji.payload)
    draftId = (await createDocument(dashiji.payload, 'articles', { owner: writer.id, data: { title: '草稿' } })).id
    liveId = (await createLiveDocument(dashiji.payload, 'articles', { owner: writer.id, data: { title: '公开' } })).id
  })

  describe('is not made, changed or taken down by anybody', () => {
    const forbiddenRequests: [string, (as: SignedInUser) => request.Test][] = [
      ['PATCH _status', (as) => send('patch', `articles/${draftId}`, as, { _status: 'published' })],
      [
        'PATCH _status as a draft',
        (as) => send('patch', `articles/${draftId}?draft=true`, as, { _status: 'published' }),
      ],
      [
        'PATCH _status by autosave',
        (as) => send('patch', `articles/${draftId}?draft=true&autosave=true`, as, { _status: 'published' }),
      ],
      [
        'PATCH _status of live text, as its own form sends it',
        (as) => send('patch', `articles/${liveId}`, as, { title: '公开', _status: 'published' }),
      ],
      [
        'bulk PATCH _status',
        (as) => send('patch', 'articles?where[_status][equals]=draft', as, { _status: 'published' }),
      ],
      [
        'bulk PATCH _status as a draft',
        (as) => send('patch', 'articles?draft=true&where[title][exists]=true', as, { _status: 'published' }),
      ],
      ['bulk PATCH text', (as) => send('patch', 'articles?where[title][exists]=true', as, { summary: '改' })],
      [
        'bulk PATCH text as a draft',
        (as) => send('patch', 'articles?draft=true&where[title][exists]=true', as, { summary: '改' }),
      ],
      [
        'bulk PATCH into the trash',
        (as) => send('patch', 'articles?where[title][exists]=true', as, { deletedAt: now() }),
      ],
      ['bulk DELETE', (as) => send('delete', 'articles?where[title][exists]=true&trash=true&comment=x', as)],
      ['bulk DELETE of drafts', (as) => send('delete', 'articles?where[_status][equals]=draft', as)],
      ['PATCH text', (as) => send('patch', `articles/${liveId}`, as, { title: '改' })],
      ['PATCH text by autosave', (as) => send('patch', `articles/${liveId}?autosave=true`, as, { title: '改' })],
      ['PATCH nothing', (as) => send('patch', `articles/${liveId}`, as, {})],
      ['PATCH _status draft', (as) => send('patch', `articles/${liveId}`, as, { _status: 'draft' })],
      [
        'PATCH with every language published',
        (as) => send('patch', `articles/${liveId}?draft=true&publishAllLocales=true`, as, {}),
      ],
      [
        'PATCH with one language published',
        (as) => send('patch', `articles/${liveId}?draft=true&publishSpecificLocale=zh`, as, {}),
      ],
      [
        'PATCH with every language unpublished',
        (as) => send('patch', `articles/${liveId}?draft=true&unpublishAllLocales=true`, as, {}),
      ],
      ['PATCH into the trash', (as) => send('patch', `articles/${liveId}`, as, { deletedAt: now() })],
      [
        'PATCH into the trash as a draft',
        (as) => send('patch', `articles/${liveId}?draft=true`, as, { deletedAt: now() }),
      ],
      [
        'PATCH into the trash, saying why',
        (as) => send('patch', `articles/${liveId}?draft=true&comment=x`, as, { deletedAt: now() }),
      ],
      ['DELETE', (as) => send('delete', `articles/${liveId}`, as)],
      ['DELETE, saying why', (as) => send('delete', `articles/${liveId}?comment=x`, as)],
      ['PATCH past a lock', (as) => send('patch', `articles/${liveId}?overrideLock=true`, as, { title: '改' })],
    ]
    it.each(forbiddenRequests)('by %s, which is refused with the code gate', async (_way, attempt) => {
      const before = await snapshotCollection(dashiji.payload, 'articles')
      for (const as of [writer, editor, editorAndPublisher, admin])
        expect(statusAndCode(await attempt(as))).toEqual([403, 'gate'])
      // Who publishes and writes nothing may hear that instead.
      expect((await attempt(publisher)).status).toBe(403)
      expect(await snapshotCollection(dashiji.payload, 'articles')).toBe(before)
      expect(await liveTitles()).toEqual(['公开'])
    })

    const forbiddenCreations: [string, (as: SignedInUser) => request.Test][] = [
      ['POST published', (as) => send('post', 'articles', as, { title: '新', kind: 'news', _status: 'published' })],
      [
        'POST published as a draft',
        (as) => send('post', 'articles?draft=true', as, { title: '新', kind: 'news', _status: 'published' }),
      ],
      ['duplicate of live text', (as) => send('post', `articles/${liveId}/duplicate?draft=false`, as, { title: '新' })],
      [
        'duplicate that says published',
        (as) => send('post', `articles/${draftId}/duplicate`, as, { _status: 'published' }),
      ],
    ]
    it.each(forbiddenCreations)('by %s, nor is anything left of it', async (_way, attempt) => {
      const before = await snapshotCollection(dashiji.payload, 'articles')
      for (const as of [writer, editor, editorAndPublisher, admin])
        expect(statusAndCode(await attempt(as))).toEqual([403, 'gate'])
      expect((await attempt(publisher)).status).toBe(403)
      expect(await snapshotCollection(dashiji.payload, 'articles')).toBe(before)
    })

    it.each([null, '', 'PUBLISHED', 'published ', 'Published', 0, false, { equals: 'published' }, ['published']])(
      'by the status %j, which is no status',
      async (status) => {
        for (const path of [
          `articles/${draftId}`,
          `articles/${draftId}?draft=true`,
          `articles/${liveId}`,
          `articles/${liveId}?draft=true`,
        ]) {
          for (const as of [writer, publisher])
            expect(statusAndCode(await send('patch', path, as, { _status: status }))).toEqual([422, 'badStatus'])
        }
        expect(
          statusAndCode(await send('post', 'articles', writer, { title: '新', kind: 'news', _status: status })),
        ).toEqual([422, 'badStatus'])
        expect(await liveTitles()).toEqual(['公开'])
      },
    )

    it('by restoring an earlier version, which makes a draft at most', async () => {
      await send('patch', `articles/${liveId}?draft=true`, writer, { title: '改' }).expect(200)
      const { docs } = await dashiji.payload.findVersions({
        collection: 'articles',
        where: { parent: { equals: liveId } },
        limit: 100,
      })
      expect(docs.length).toBeGreaterThan(2)
      for (const version of docs) {
        for (const as of [writer, editor, editorAndPublisher, admin])
          expect(statusAndCode(await send('post', `articles/versions/${version.id}`, as, {}))).toEqual([403, 'gate'])
        for (const query of ['', '?draft=true'])
          await send('post', `articles/versions/${version.id}${query}`, publisher, {}).expect(403)
        await send('post', `articles/versions/${version.id}?draft=true`, writer, {}).expect(200)
        expect(await readRow(liveId)).toMatchObject({ title: '公开', _status: 'published', workflowState: 'published' })
      }
    })

    it('by taking a draft out of the trash', async () => {
      await send('patch', `articles/${draftId}?draft=true`, writer, { deletedAt: now() }).expect(200)
      expect(
        statusAndCode(
          await send('patch', `articles/${draftId}?trash=true`, writer, { deletedAt: null, _status: 'published' }),
        ),
      ).toEqual([403, 'gate'])
      await send('patch', `articles/${draftId}?trash=true`, writer, { deletedAt: null }).expect(200)
      expect(await readRow(draftId)).toMatchObject({ _status: 'draft', workflowState: 'draft' })
      expect(await liveTitles()).toEqual(['公开'])
    })

    it('by taking what was archived out of the trash', async () => {
      await archive(dashiji.payload, 'articles', liveId)
      await send('patch', `articles/${liveId}?comment=过时`, publisher, { deletedAt: now() }).expect(200)
      for (const query of ['?trash=true', '?trash=true&draft=false'])
        expect(
          statusAndCode(
            await send('patch', `articles/${liveId}${query}`, publisher, { deletedAt: null, _status: 'published' }),
          ),
        ).toEqual([403, 'gate'])
      await send('patch', `articles/${liveId}?trash=true`, publisher, { deletedAt: null }).expect(200)
      expect(await readRow(liveId)).toMatchObject({ _status: 'draft', workflowState: 'archived' })
      expect(await liveTitles()).toEqual([])
    })
  })

  it('stays while its writer saves drafts of it, also when they change the slug, for which others are looked up', async () => {
    for (const [query, title] of [
      ['draft=true', '改一'],
      ['draft=true&autosave=true', '改二'],
      ['draft=true', '改三'],
    ]) {
      await send('patch', `articles/${liveId}?${query}`, writer, { title, slug: title, _status: 'draft' }).expect(200)
    }
    expect(await liveTitles()).toEqual(['公开'])
    const { body } = await send('get', `articles/${liveId}?draft=true`, writer)
    expect(body).toMatchObject({ title: '改三', _status: 'draft', workflowState: 'draft' })
    expect(await readRow(liveId)).toMatchObject({ title: '公开', workflowState: 'published' })
  })

  it('is made and taken down by a publisher, with the text that was approved and none of his', async () => {
    await approve(dashiji.payload, 'articles', draftId)
    expect(
      (
        await transition(draftId, 'publish', publisher, {
          title: '签发人的话',
          kind: 'notice',
          data: { title: '签发人的话' },
        })
      ).status,
    ).toBe(200)
    expect(await readRow(draftId)).toMatchObject({
      title: '草稿',
      kind: 'news',
      _status: 'published',
      workflowState: 'published',
      createdBy: writer.id,
    })
    await send('patch', `articles/${draftId}?draft=true`, publisher, { title: '签发人的话' }).expect(403)
    expect(await liveTitles()).toEqual(['公开', '草稿'])
    expect(statusAndCode(await transition(draftId, 'archive', publisher))).toEqual([422, 'commentRequired'])
    expect((await transition(draftId, 'archive', publisher, { comment: '有误' })).status).toBe(200)
    expect(await readRow(draftId)).toMatchObject({ title: '草稿', _status: 'draft', workflowState: 'archived' })
    expect(await liveTitles()).toEqual(['公开'])
  })

  it('is not changed by one person alone, whatever rights he holds together', async () => {
    await send('patch', `articles/${liveId}?draft=true`, editorAndPublisher, { title: '改' }).expect(200)
    expect((await transition(liveId, 'submit', editorAndPublisher)).status).toBe(200)
    expect(statusAndCode(await transition(liveId, 'approve', editorAndPublisher))).toEqual([403, 'ownWork'])
    expect(statusAndCode(await transition(liveId, 'publish', editorAndPublisher))).toEqual([422, 'wrongState'])
    expect(await liveTitles()).toEqual(['公开'])
    expect((await transition(liveId, 'approve', editor)).status).toBe(200)
    expect((await transition(liveId, 'publish', editorAndPublisher)).status).toBe(200)
    expect(await liveTitles()).toEqual(['改'])
  })

  it('once taken down is deleted by a publisher who says why, and no longer by its writer or an editor', async () => {
    await archive(dashiji.payload, 'articles', liveId)
    expect(statusAndCode(await send('patch', `articles/${liveId}?draft=true`, writer, { title: '改' }))).toEqual([
      422,
      'wrongState',
    ])
    for (const as of [writer, editor, admin])
      expect(statusAndCode(await send('delete', `articles/${liveId}?comment=过时`, as))).toEqual([403, 'notPermitted'])
    for (const query of ['', '?comment=', '?comment=%E2%80%8B', '?comment[a]=b'])
      expect(statusAndCode(await send('delete', `articles/${liveId}${query}`, publisher))).toEqual([
        422,
        'commentRequired',
      ])
    await send('delete', `articles/${liveId}?comment=过时`, publisher).expect(200)
    expect(await readRow(liveId)).toBeNull()
    const { docs } = await dashiji.payload.find({
      collection: 'audit-events',
      where: { document: { equals: liveId } },
      sort: '-sequence',
      limit: 1,
    })
    expect(docs[0]).toMatchObject({ action: 'content.remove', outcome: 'done', actor: publisher.id, comment: '过时' })
  })

  it('once taken down goes to the trash by a publisher who says why, and by nobody else', async () => {
    await archive(dashiji.payload, 'articles', liveId)
    for (const as of [writer, editor, admin])
      expect(statusAndCode(await send('patch', `articles/${liveId}?comment=过时`, as, { deletedAt: now() }))).toEqual([
        403,
        'notPermitted',
      ])
    expect(statusAndCode(await send('patch', `articles/${liveId}`, publisher, { deletedAt: now() }))).toEqual([
      422,
      'commentRequired',
    ])
    await send('patch', `articles/${liveId}?comment=过时`, publisher, { deletedAt: now() }).expect(200)
    const { docs } = await dashiji.payload.find({
      collection: 'audit-events',
      where: { document: { equals: liveId } },
      sort: '-sequence',
      limit: 1,
    })
    expect(docs[0]).toMatchObject({ action: 'content.trash', actor: publisher.id, comment: '过时' })
  })

  describe('and what the system alone writes', () => {
    const forged = () => ({
      createdBy: editor.id,
      workflowState: 'approved',
      revision: '7',
      source: '000000000000000000000000',
      createdAt: '2001-01-01T00:00:00.000Z',
      updatedAt: '2001-01-01T00:00:00.000Z',
    })

    it('is not written by who creates a text', async () => {
      const { body } = await send('post', 'articles', writer, { title: '新', kind: 'news', ...forged() }).expect(201)
      expect(await readRow(body.doc.id)).toMatchObject({ createdBy: writer.id, workflowState: 'draft' })
      expect(await readWorkflowRecord(dashiji.payload, 'articles', body.doc.id)).toMatchObject({
        state: 'draft',
        revision: 1,
      })
      expect((await readRow(body.doc.id))?.source ?? null).toBeNull()
      expect(JSON.stringify(await readRow(body.doc.id))).not.toContain('2001')
    })

    it('is not written by who edits one', async () => {
      for (const [as, query] of [
        [writer, ''],
        [editor, '?draft=true'],
        [admin, '?draft=true&autosave=true'],
      ] as const)
        await send('patch', `articles/${draftId}${query}`, as, forged()).expect(200)
      expect(await readRow(draftId)).toMatchObject({ createdBy: writer.id, workflowState: 'draft' })
      expect(await readWorkflowRecord(dashiji.payload, 'articles', draftId)).toMatchObject({ state: 'draft' })
      await publish(dashiji.payload, 'articles', draftId)
      expect(await readRow(draftId)).toMatchObject({ createdBy: writer.id, workflowState: 'published' })
      expect((await readRow(draftId))?.source ?? null).toBeNull()
    })

    it('makes whoever duplicates a text the writer of the copy, which came from no source', async () => {
      const source = await createDocument(dashiji.payload, 'sources')
      const { id } = await createLiveDocument(dashiji.payload, 'articles', { data: { source: source.id } })
      expect((await readRow(id))?.source).toBe(source.id)
      const { body } = await send('post', `articles/${id}/duplicate`, editor, forged()).expect(200)
      expect(await readRow(body.doc.id)).toMatchObject({
        createdBy: editor.id,
        workflowState: 'draft',
        _status: 'draft',
      })
      expect((await readRow(body.doc.id))?.source ?? null).toBeNull()
    })
  })

  it.each(['[]', '"text"', '5', 'null', '[{"_status":"published"}]'])(
    'is not touched by the body %s, which is no document',
    async (body) => {
      for (const query of ['', '?draft=true']) {
        const answer = await request(dashiji.app)
          .patch(`/api/articles/${liveId}${query}`)
          .set(writer.headers)
          .set('content-type', 'application/json')
          .send(body)
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
      }
      expect(await liveTitles()).toEqual(['公开'])
    },
  )
})
