import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { archive, publish } from '../../support/workflow.js'

describe('An anonymous reader', () => {
  let dashiji: Dashiji
  let writer: SignedInUser
  let publisher: SignedInUser
  let draftId: string
  let liveId: string

  beforeAll(async () => {
    dashiji = await startDashiji()
    writer = await signIn(dashiji.payload, 'writer')
    publisher = await signIn(dashiji.payload, 'publisher')
    const create = (title: string) =>
      request(dashiji.app).post('/api/articles').set(writer.headers).send({ title, kind: 'news' })
    draftId = (await create('草稿一').expect(201)).body.doc.id
    liveId = (await create('公开一').expect(201)).body.doc.id
    await publish(dashiji.payload, 'articles', liveId)
  })
  afterAll(() => dashiji.stop())

  it('sees live articles in the list, and no draft', async () => {
    const { body } = await request(dashiji.app).get('/api/articles').expect(200)
    expect(body.docs.map((doc: { title: string }) => doc.title)).toEqual(['公开一'])
  })

  it('gets 404 for a draft and the text of a live article by id', async () => {
    await request(dashiji.app).get(`/api/articles/${draftId}`).expect(404)
    const { body } = await request(dashiji.app).get(`/api/articles/${liveId}`).expect(200)
    expect(body).toMatchObject({ title: '公开一', slug: 'gong-kai-yi', workflowState: 'published' })
    expect(body).not.toHaveProperty('createdBy')
  })

  it('sees the same over GraphQL', async () => {
    const { body } = await request(dashiji.app)
      .post('/api/graphql')
      .send({ query: '{ Articles { totalDocs docs { title } } }' })
      .expect(200)
    expect(body).toEqual({ data: { Articles: { totalDocs: 1, docs: [{ title: '公开一' }] } } })
  })

  it('cannot ask about a hidden article through a relation', async () => {
    const { body } = await request(dashiji.app)
      .get('/api/honours')
      .query({ 'where[article.title][contains]': '草' })
      .expect(400)
    expect(body.errors[0].data.code).toBe('queryNotAllowed')
  })

  it('does not see what is in the trash, also when asking for it: neither a draft nor what was taken down', async () => {
    await archive(dashiji.payload, 'articles', liveId)
    const trash = (id: string, as: SignedInUser, query: string) =>
      request(dashiji.app)
        .patch(`/api/articles/${id}?${query}`)
        .set(as.headers)
        .send({ deletedAt: new Date().toISOString() })
    await trash(liveId, publisher, 'draft=true&comment=过时').expect(200)
    await trash(draftId, writer, 'draft=true').expect(200)
    const { body } = await request(dashiji.app).get('/api/articles').query({ trash: 'true' }).expect(200)
    expect(body.docs).toEqual([])
    for (const id of [liveId, draftId]) await request(dashiji.app).get(`/api/articles/${id}?trash=true`).expect(404)
  })
})
