import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { archive, createDocumentIn } from '../../support/documents.js'
import { signInPeople, type People } from '../../support/people.js'
import { queryGraphql, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('An anonymous reader', () => {
  let dashiji: Dashiji
  let people: Pick<People, 'writer' | 'publisher'>
  let draftId: string
  let liveId: string

  const get = (path: string) => send(dashiji, 'get', path)

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    people = await signInPeople(payload, 'writer', 'publisher')
    const owner = people.writer.id
    draftId = (await createDocumentIn(payload, 'articles', 'draft', { owner, data: { title: '草稿一' } })).id
    liveId = (await createDocumentIn(payload, 'articles', 'live', { owner, data: { title: '公开一' } })).id
  })
  afterAll(() => dashiji.stop())

  it('sees live articles in the list, and no draft', async () => {
    const { body } = await get('articles').expect(200)
    expect(body.docs.map((doc: { title: string }) => doc.title)).toEqual(['公开一'])
  })

  it('gets 404 for the id of a draft, and the text of a live article', async () => {
    await get(`articles/${draftId}`).expect(404)
    const { body } = await get(`articles/${liveId}`).expect(200)
    expect(body).toMatchObject({ title: '公开一', slug: 'gong-kai-yi', workflowState: 'published' })
    expect(body).not.toHaveProperty('createdBy')
  })

  it('sees the same over GraphQL', async () => {
    expect(await queryGraphql(dashiji, '{ Articles { totalDocs docs { title } } }')).toEqual({
      data: { Articles: { totalDocs: 1, docs: [{ title: '公开一' }] } },
    })
  })

  it('cannot query by a field of a hidden article through a relation', async () => {
    const { body } = await get('honours').query({ 'where[article.title][contains]': '草' }).expect(400)
    expect(body.errors[0].data.code).toBe('queryNotAllowed')
  })

  it('does not see the trash, even when asking for it: neither drafts nor articles that were taken down', async () => {
    await archive(dashiji.payload, 'articles', liveId)
    const trash = { deletedAt: new Date().toISOString() }
    const { publisher, writer } = people
    await send(dashiji, 'patch', `articles/${liveId}?draft=true&comment=过时`, publisher, trash).expect(200)
    await send(dashiji, 'patch', `articles/${draftId}?draft=true`, writer, trash).expect(200)
    const { body } = await get('articles').query({ trash: 'true' }).expect(200)
    expect(body.docs).toEqual([])
    for (const id of [liveId, draftId]) await get(`articles/${id}?trash=true`).expect(404)
  })
})
