import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { archive, publish } from '../../support/workflow.js'

describe('What texts refer to', () => {
  let dashiji: Dashiji
  let editor: SignedInUser, publisher: SignedInUser
  beforeAll(async () => {
    dashiji = await startDashiji()
    editor = await signIn(dashiji.payload, 'editor')
    publisher = await signIn(dashiji.payload, 'publisher')
  })
  afterAll(() => dashiji.stop())

  it('cannot be deleted while a live text or a working version names it, and can afterwards', async () => {
    const { app, payload } = dashiji
    const topic = await payload.create({ collection: 'topics', data: { name: '助残' } })
    const article = await payload.create({
      collection: 'articles',
      data: { title: '引用', kind: 'news', topics: [topic.id] },
      draft: true,
    })
    const deleteTopic = () => request(app).delete(`/api/topics/${topic.id}`).set(editor.headers)
    expect((await deleteTopic()).body.errors).toMatchObject([
      { code: 'inUse', message: expect.stringContaining(`articles:${article.id}`) },
    ])

    await publish(payload, 'articles', article.id)
    await payload.update({ collection: 'articles', id: article.id, data: { topics: [] }, draft: true })
    expect((await deleteTopic()).status).toBe(409)
    expect(
      (await request(app).delete('/api/topics?where[name][equals]=助残').set(editor.headers)).body.errors,
    ).toMatchObject([{ message: expect.stringContaining('引用') }])
    await expect(payload.db.deleteMany({ collection: 'topics', where: {} })).rejects.toMatchObject({
      data: { code: 'inUse' },
    })
    expect((await request(app).get(`/api/articles/${article.id}?depth=1`)).body).toMatchObject({
      topics: [{ name: '助残' }],
    })

    await publish(payload, 'articles', article.id)
    expect((await deleteTopic()).status).toBe(200)
    expect((await request(app).get(`/api/articles/${article.id}`)).body).toMatchObject({ title: '引用', topics: [] })
  })

  it('stays, a person who was taken down included, so that no seal of another text breaks', async () => {
    const { app, payload } = dashiji
    const person = await payload.create({ collection: 'people', data: { name: '王小明' }, draft: true })
    await publish(payload, 'people', person.id)
    const honour = await payload.create({
      collection: 'honours',
      data: { title: '一等奖', recipients: [person.id] },
      draft: true,
    })
    await publish(payload, 'honours', honour.id)
    await archive(payload, 'people', person.id)
    const answer = await request(app).delete(`/api/people/${person.id}?comment=不再需要`).set(publisher.headers)
    expect([answer.status, answer.body.errors[0].code]).toEqual([409, 'inUse'])
    expect((await request(app).get(`/api/honours/${honour.id}`)).status).toBe(200)
    await archive(payload, 'honours', honour.id)
    expect((await request(app).delete(`/api/people/${person.id}?comment=不再需要`).set(publisher.headers)).status).toBe(
      409,
    )
    expect(
      (await request(app).delete(`/api/honours/${honour.id}?comment=不再需要`).set(publisher.headers)).status,
    ).toBe(200)
    expect((await request(app).delete(`/api/people/${person.id}?comment=不再需要`).set(publisher.headers)).status).toBe(
      200,
    )
  })
})
