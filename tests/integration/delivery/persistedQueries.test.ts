import { createHash } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { errorCodesOf, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('A persisted query', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())

  const query = '{ Articles { docs { title } } }'
  const post = (body: object) => send(dashiji, 'post', 'graphql', undefined, body)
  const get = (parameters: Record<string, string>) => send(dashiji, 'get', 'graphql').query(parameters)
  const persisted = (text: string) => ({
    persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') },
  })

  it('asks for a query that it does not know, then answers it by the hash alone, over GET too', async () => {
    const text = '{ Articles { docs { title slug } } }'
    const extensions = persisted(text)
    const unknown = await post({ extensions }).expect(200)
    expect(unknown.body.errors).toEqual([
      expect.objectContaining({
        message: 'PersistedQueryNotFound',
        extensions: expect.objectContaining({ code: 'PERSISTED_QUERY_NOT_FOUND' }),
      }),
    ])
    expect(unknown.headers['cache-control']).toBe('private, no-store')
    const registered = await post({ query: text, extensions }).expect(200)
    expect((await post({ extensions })).body).toEqual(registered.body)
    expect((await get({ extensions: JSON.stringify(extensions) })).body).toEqual(registered.body)
  })

  it('refuses a hash that is not the query’s, and remembers nothing', async () => {
    const extensions = persisted('{ countArticles { totalDocs } }')
    expect(errorCodesOf(await post({ query, extensions }).expect(400))).toEqual(['persistedQueryMismatch'])
    expect(errorCodesOf(await post({ extensions }))).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
  })

  it('remembers no text that is not a query', async () => {
    const extensions = persisted('{ nothing }')
    expect(errorCodesOf(await post({ query: '{ nothing }', extensions }).expect(400))).toEqual(['queryInvalid'])
    expect(errorCodesOf(await post({ extensions }))).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
  })

  it.each([[{ sha256Hash: 7 }], [{ version: 2, sha256Hash: 'a'.repeat(64) }], ['abc'], [{ version: 1 }]])(
    'refuses %j',
    async (persistedQuery) => {
      expect(errorCodesOf(await post({ extensions: { persistedQuery } }).expect(400))).toEqual(['parameterInvalid'])
    },
  )
})
