import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, type SignedIn } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { store, storeLive } from './documents.js'

type Row = { id: string; title: string; _status: string; deletedAt?: string | null; workflowState: string; createdBy?: string; source?: string | null }

/** Until the workflow takes over: live text is touched by whoever holds `content.publish`, whatever way is tried. */
describe('Live text', () => {
  let dashiji: Dashiji
  let writer: SignedIn
  let editor: SignedIn
  let publisher: SignedIn
  let both: SignedIn
  let draft: string
  let live: string

  const send = (verb: 'post' | 'patch' | 'delete' | 'get', path: string, as: SignedIn, body?: object) => {
    const sent = request(dashiji.app)[verb](`/api/${path}`).set(as.headers)
    return body === undefined ? sent : sent.send(body)
  }
  const row = (id: string): Promise<Row | null> => dashiji.payload.db.findOne<Row>({ collection: 'articles', where: { id: { equals: id } } })
  const liveTitles = async (): Promise<string[]> => (await request(dashiji.app).get('/api/articles?limit=100&sort=title')).body.docs.map(({ title }: Row) => title)

  beforeAll(async () => {
    dashiji = await startDashiji()
    writer = await signIn(dashiji.payload, 'writer')
    editor = await signIn(dashiji.payload, 'editor')
    publisher = await signIn(dashiji.payload, 'publisher')
    both = await signIn(dashiji.payload, 'editor', 'publisher')
  })
  afterAll(() => dashiji.stop())
  beforeEach(async () => {
    await dashiji.payload.db.deleteVersions({ collection: 'articles', where: {} })
    await dashiji.payload.db.deleteMany({ collection: 'articles', where: {} })
    draft = (await store(dashiji.payload, 'articles', { owner: writer.id, data: { title: '草稿' } })).id
    live = (await storeLive(dashiji.payload, 'articles', { owner: writer.id, data: { title: '公开' } })).id
  })

  describe('is not made, changed or taken down by a writer or an editor', () => {
    const gate: [string, (as: SignedIn) => request.Test][] = [
      ['PATCH _status', (as) => send('patch', `articles/${draft}`, as, { _status: 'published' })],
      ['PATCH _status as a draft', (as) => send('patch', `articles/${draft}?draft=true`, as, { _status: 'published' })],
      ['PATCH _status by autosave', (as) => send('patch', `articles/${draft}?draft=true&autosave=true`, as, { _status: 'published' })],
      ['bulk PATCH _status', (as) => send('patch', 'articles?where[_status][equals]=draft', as, { _status: 'published' })],
      ['bulk PATCH _status as a draft', (as) => send('patch', 'articles?draft=true&where[title][exists]=true', as, { _status: 'published' })],
      ['POST published', (as) => send('post', 'articles', as, { title: '新', kind: 'news', _status: 'published' })],
      ['POST published as a draft', (as) => send('post', 'articles?draft=true', as, { title: '新', kind: 'news', _status: 'published' })],
      ['duplicate of live text', (as) => send('post', `articles/${live}/duplicate?draft=false`, as, { title: '新' })],
      ['duplicate that says published', (as) => send('post', `articles/${draft}/duplicate`, as, { _status: 'published' })],
      ['PATCH text', (as) => send('patch', `articles/${live}`, as, { title: '改' })],
      ['PATCH text by autosave', (as) => send('patch', `articles/${live}?autosave=true`, as, { title: '改' })],
      ['PATCH nothing', (as) => send('patch', `articles/${live}`, as, {})],
      ['PATCH _status draft', (as) => send('patch', `articles/${live}`, as, { _status: 'draft' })],
      ['PATCH with every language unpublished', (as) => send('patch', `articles/${live}?draft=true&unpublishAllLocales=true`, as, {})],
      ['PATCH into the trash', (as) => send('patch', `articles/${live}`, as, { deletedAt: new Date().toISOString() })],
      ['PATCH into the trash as a draft', (as) => send('patch', `articles/${live}?draft=true`, as, { deletedAt: new Date().toISOString() })],
      ['DELETE', (as) => send('delete', `articles/${live}`, as)],
      ['PATCH past a lock', (as) => send('patch', `articles/${live}?overrideLock=true`, as, { title: '改' })],
    ]
    it.each(gate)('by %s, which is refused with the code gate', async (_way, attempt) => {
      for (const as of [writer, editor]) {
        const { status, body } = await attempt(as)
        expect([status, body.errors?.[0]?.data?.code]).toEqual([403, 'gate'])
        expect(await liveTitles()).toEqual(['公开'])
      }
    })

    it.each([null, '', 'PUBLISHED', 'published ', 'Published', 0, false, { equals: 'published' }, ['published']])('by the status %j, which is no status', async (status) => {
      for (const path of [`articles/${draft}`, `articles/${draft}?draft=true`, `articles/${live}`]) {
        const answer = await send('patch', path, writer, { _status: status })
        expect([403, 422]).toContain(answer.status)
      }
      expect((await send('post', 'articles', writer, { title: '新', kind: 'news', _status: status })).status).toBe(422)
      expect(await liveTitles()).toEqual(['公开'])
    })

    it('by bulk writes that reach it among others', async () => {
      for (const as of [writer, editor]) {
        await send('patch', 'articles?where[title][exists]=true', as, { summary: '改' })
        await send('patch', 'articles?where[title][exists]=true', as, { deletedAt: new Date().toISOString() })
        await send('delete', 'articles?where[title][exists]=true&trash=true', as)
      }
      expect(await row(live)).toMatchObject({ title: '公开', _status: 'published' })
      expect((await row(live))?.deletedAt ?? null).toBeNull()
      expect(await row(draft)).toBeNull()
    })

    it('by restoring an earlier version', async () => {
      await send('patch', `articles/${live}?draft=true`, writer, { title: '改' }).expect(200)
      const { docs } = await dashiji.payload.findVersions({ collection: 'articles', where: { parent: { equals: live } }, limit: 100 })
      expect(docs.length).toBeGreaterThan(2)
      for (const version of docs) {
        for (const as of [writer, editor, publisher]) expect((await send('post', `articles/versions/${version.id}`, as, {})).status).toBe(403)
        await send('post', `articles/versions/${version.id}?draft=true`, writer, {}).expect(200)
      }
      expect(await liveTitles()).toEqual(['公开'])
    })

    it('by putting it into the trash as a draft first and publishing never', async () => {
      await send('patch', `articles/${draft}?draft=true`, writer, { deletedAt: new Date().toISOString() })
      await send('patch', `articles/${draft}?trash=true`, writer, { deletedAt: null, _status: 'published' }).expect(403)
      expect(await liveTitles()).toEqual(['公开'])
    })

    it('by taking it out of the trash again', async () => {
      await send('patch', `articles/${live}`, publisher, { deletedAt: new Date().toISOString() }).expect(200)
      for (const query of ['?trash=true', '?trash=true&draft=false']) {
        const answer = await send('patch', `articles/${live}${query}`, editor, { deletedAt: null })
        expect([answer.status, answer.body.errors[0].data.code]).toEqual([403, 'gate'])
      }
      expect(await liveTitles()).toEqual([])
    })
  })

  it('stays while its writer saves drafts of it, also when they change the slug, for which others are looked up', async () => {
    for (const [query, title] of [['draft=true', '改一'], ['draft=true&autosave=true', '改二'], ['draft=true', '改三']]) {
      await send('patch', `articles/${live}?${query}`, writer, { title, slug: title, _status: 'draft' }).expect(200)
    }
    await send('patch', 'articles?draft=true&where[title][exists]=true', writer, { summary: '摘要' }).expect(200)
    expect(await liveTitles()).toEqual(['公开'])
    const { body } = await send('get', `articles/${live}?draft=true`, writer)
    expect(body).toMatchObject({ title: '改三', summary: '摘要', _status: 'draft', workflowState: 'draft' })
  })

  it('is made and taken down by a publisher, with the text that was there and none of his', async () => {
    await send('patch', `articles/${draft}`, publisher, { _status: 'published', title: '签发人的话', kind: 'notice' }).expect(200)
    expect(await row(draft)).toMatchObject({ title: '草稿', kind: 'news', _status: 'published', workflowState: 'published', createdBy: writer.id })
    await send('patch', `articles/${draft}`, publisher, { title: '签发人的话' }).expect(403)
    await send('patch', `articles/${draft}?draft=true`, publisher, { title: '签发人的话', _status: 'draft' }).expect(200)
    expect((await send('get', `articles/${draft}?draft=true`, publisher)).body.title).toBe('草稿')
    await send('patch', `articles/${draft}`, publisher, { _status: 'draft' }).expect(200)
    expect(await liveTitles()).toEqual(['公开'])
  })

  it('is changed by whoever may both edit and publish', async () => {
    await send('patch', `articles/${live}`, both, { title: '改' }).expect(200)
    expect(await liveTitles()).toEqual(['改'])
  })

  it('once taken down is deleted by a publisher, and no longer by its writer or an editor', async () => {
    await send('patch', `articles/${live}`, publisher, { _status: 'draft' }).expect(200)
    await send('patch', `articles/${live}`, writer, { title: '改' }).expect(200)
    for (const as of [writer, editor]) expect((await send('delete', `articles/${live}`, as)).body.errors[0].data.code).toBe('gate')
    await send('delete', `articles/${live}`, publisher).expect(200)
    expect(await row(live)).toBeNull()
  })

  describe('and what the system alone writes', () => {
    const forged = () => ({ createdBy: editor.id, workflowState: 'approved', source: '000000000000000000000000', createdAt: '2001-01-01T00:00:00.000Z', updatedAt: '2001-01-01T00:00:00.000Z' })

    it('is not written by who creates a text', async () => {
      const { body } = await send('post', 'articles', writer, { title: '新', kind: 'news', ...forged() }).expect(201)
      expect(await row(body.doc.id)).toMatchObject({ createdBy: writer.id, workflowState: 'draft' })
      expect((await row(body.doc.id))?.source ?? null).toBeNull()
      expect(JSON.stringify(await row(body.doc.id))).not.toContain('2001')
    })

    it('is not written by who edits one', async () => {
      await send('patch', `articles/${draft}`, writer, forged()).expect(200)
      await send('patch', 'articles?where[title][equals]=草稿', editor, { createdBy: editor.id, workflowState: 'approved' }).expect(200)
      expect(await row(draft)).toMatchObject({ createdBy: writer.id, workflowState: 'draft' })
      await send('patch', `articles/${draft}`, publisher, { _status: 'published', ...forged() }).expect(200)
      expect(await row(draft)).toMatchObject({ createdBy: writer.id, workflowState: 'published' })
    })

    it('makes whoever duplicates a text the writer of the copy, which came from no source', async () => {
      const source = await store(dashiji.payload, 'sources')
      await dashiji.payload.update({ collection: 'articles', id: live, data: { source: source.id } })
      const { body } = await send('post', `articles/${live}/duplicate`, editor, forged()).expect(200)
      expect(await row(body.doc.id)).toMatchObject({ createdBy: editor.id, workflowState: 'draft', _status: 'draft' })
      expect((await row(body.doc.id))?.source ?? null).toBeNull()
    })
  })

  it.each(['[]', '"text"', '5', 'null', '[{"_status":"published"}]'])('is not touched by the body %s, which is no document', async (body) => {
    const answer = await request(dashiji.app).patch(`/api/articles/${live}`).set(writer.headers).set('content-type', 'application/json').send(body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await liveTitles()).toEqual(['公开'])
  })
})
