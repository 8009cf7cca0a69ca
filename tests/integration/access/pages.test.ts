import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocumentIn } from '../../support/documents.js'
import { signIn } from '../../support/people.js'
import { queryGraphql, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

type Docs = { docs: unknown[] }

describe('A page of a list', () => {
  let dashiji: Dashiji

  beforeAll(async () => {
    dashiji = await startDashiji()
    for (let index = 0; index < 101; index += 1)
      await dashiji.payload.db.create({ collection: 'topics', data: { name: `主题${index}` } })
    const { id } = await createDocumentIn(dashiji.payload, 'articles', 'live')
    for (let index = 0; index < 101; index += 1)
      await createDocumentIn(dashiji.payload, 'activities', 'live', { data: { title: `活动${index}`, article: id } })
  }, 180_000)
  afterAll(() => dashiji.stop())

  const countReturned = async (query: string): Promise<number> =>
    (await send(dashiji, 'get', `topics?${query}`).expect(200)).body.docs.length

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
  ])('requested with “%s” holds %i documents for a reader who is not staff', async (query, documents) => {
    expect(await countReturned(query)).toBe(documents)
  })

  it('holds at most a hundred over GraphQL too', async () => {
    const { data } = await queryGraphql<Record<'a' | 'b' | 'c', Docs>>(
      dashiji,
      '{ a: Topics(limit: 0) { docs { id } } b: Topics(limit: -1) { docs { id } } c: Topics(pagination: false) { docs { id } } }',
    )
    expect([data!.a, data!.b, data!.c].map(({ docs }) => docs.length)).toEqual([100, 100, 100])
  })

  it.each(['', '&joins[activities][limit]=0', '&joins[activities][limit]=-1', '&joins[activities][limit]=100000'])(
    'holds at most a hundred joined documents (%s)',
    async (query) => {
      const { body } = await send(dashiji, 'get', `articles?depth=0${query}`).expect(200)
      expect(body.docs[0].activities.docs).toHaveLength(100)
    },
  )

  it('holds at most a hundred joined documents over GraphQL', async () => {
    const { data } = await queryGraphql<{ Articles: { docs: Record<'a' | 'b', Docs>[] } }>(
      dashiji,
      '{ Articles { docs { a: activities(limit: 0) { docs { id } } b: activities(limit: 100000) { docs { id } } } } }',
    )
    expect(data!.Articles.docs.map(({ a, b }) => [a.docs.length, b.docs.length])).toEqual([[100, 100]])
  })

  it('holds everything for staff who ask for everything', async () => {
    const writer = await signIn(dashiji.payload, 'writer')
    const { body } = await send(dashiji, 'get', 'topics?limit=0', writer).expect(200)
    expect(body.docs).toHaveLength(101)
  })

  it('is returned whatever depth of relations was requested', async () => {
    for (const depth of ['-1', '99', 'x', '1e9']) await send(dashiji, 'get', `articles?depth=${depth}`).expect(200)
  })
})
