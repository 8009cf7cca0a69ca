import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { createLiveDocument } from './documents.js'

describe('A page of an answer', () => {
  let dashiji: Dashiji

  beforeAll(async () => {
    dashiji = await startDashiji()
    for (let index = 0; index < 101; index += 1)
      await dashiji.payload.db.create({ collection: 'topics', data: { name: `主题${index}` } })
    const { id } = await createLiveDocument(dashiji.payload, 'articles')
    for (let index = 0; index < 101; index += 1)
      await createLiveDocument(dashiji.payload, 'activities', { data: { title: `活动${index}`, article: id } })
  })
  afterAll(() => dashiji.stop())

  const countReturned = async (query: string): Promise<number> =>
    (await request(dashiji.app).get(`/api/topics?${query}`).expect(200)).body.docs.length

  it.each([
    ['', 10],
    ['limit=1', 1],
    ['limit=100', 100],
    ['limit=101', 100],
    ['limit=0', 100],
    ['limit=-1', 100],
    ['limit=1e9', 100],
    ['limit=Infinity', 100],
    ['limit=all', 100],
    ['limit=0&pagination=false', 100],
    ['pagination=false', 100],
    ['limit=5&pagination=false', 5],
    ['limit=100&page=2', 1],
    ['page=-1', 10],
    ['page=x', 10],
    ['page=1e300', 10],
  ])('asked for with “%s” holds %i documents for a reader who is not staff', async (query, documents) => {
    expect(await countReturned(query)).toBe(documents)
  })

  it('holds as many over GraphQL', async () => {
    const { body } = await request(dashiji.app).post('/api/graphql').send({
      query:
        '{ a: Topics(limit: 0) { docs { id } } b: Topics(limit: -1) { docs { id } } c: Topics(pagination: false) { docs { id } } }',
    })
    expect([body.data.a, body.data.b, body.data.c].map(({ docs }) => docs.length)).toEqual([100, 100, 100])
  })

  it.each(['', '&joins[activities][limit]=0', '&joins[activities][limit]=-1', '&joins[activities][limit]=100000'])(
    'holds a hundred joined documents at most (%s)',
    async (query) => {
      const { body } = await request(dashiji.app).get(`/api/articles?depth=0${query}`).expect(200)
      expect(body.docs[0].activities.docs).toHaveLength(100)
    },
  )

  it('holds a hundred joined documents at most over GraphQL', async () => {
    const { body } = await request(dashiji.app).post('/api/graphql').send({
      query:
        '{ Articles { docs { a: activities(limit: 0) { docs { id } } b: activities(limit: 100000) { docs { id } } } } }',
    })
    expect(
      body.data.Articles.docs.map(({ a, b }: { a: { docs: [] }; b: { docs: [] } }) => [a.docs.length, b.docs.length]),
    ).toEqual([[100, 100]])
  })

  it('holds all for staff who ask for all', async () => {
    const { headers } = await signIn(dashiji.payload, 'writer')
    const { body } = await request(dashiji.app).get('/api/topics?limit=0').set(headers).expect(200)
    expect(body.docs).toHaveLength(101)
  })

  it('is answered however deep relations were asked for', async () => {
    for (const depth of ['-1', '99', 'x', '1e9'])
      await request(dashiji.app).get(`/api/articles?depth=${depth}`).expect(200)
  })
})
