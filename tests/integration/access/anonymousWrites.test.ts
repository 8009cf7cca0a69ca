import { once } from 'node:events'
import { Agent, createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'

import { createDocument } from '../../support/documents.js'
import { signIn, type Person, type Requester } from '../../support/people.js'
import { errorCodesOf, send, sendFile, statusAndCodesOf } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

const strangers: Record<string, Requester> = {
  'without a key': { headers: {} },
  'with a key that nobody has': { headers: { Authorization: 'users API-Key 0123456789abcdef' } },
  'with a token that nobody signed': { headers: { Authorization: 'JWT eyJhbGciOiJIUzI1NiJ9.e30.e30' } },
}

describe('A write by a stranger', () => {
  let dashiji: Dashiji
  let writer: Person
  let id: string
  beforeAll(async () => {
    dashiji = await startDashiji()
    writer = await signIn(dashiji.payload, 'writer')
    ;({ id } = await createDocument(dashiji.payload, 'articles'))
  })
  afterAll(() => dashiji.stop())

  /** Runs work while somebody else writes and nobody gets a turn. */
  async function whileTurnIsTaken(work: () => Promise<void>): Promise<void> {
    const { db } = dashiji.payload
    const transaction = await new Promise<string | number | null>((resolve, reject) => {
      setImmediate(() => db.beginTransaction().then(resolve, reject))
    })
    await work()
    await db.rollbackTransaction(transaction!)
  }

  it.each(Object.keys(strangers))('%s is refused without waiting for a turn, on every path', async (name) => {
    const as = strangers[name]!
    await whileTurnIsTaken(async () => {
      const refusals = [
        await send(dashiji, 'post', 'articles', as, { title: '陌生人', kind: 'news' }),
        await send(dashiji, 'patch', `articles/${id}`, as, { title: '陌生人' }),
        await send(dashiji, 'delete', `articles/${id}`, as),
        await send(dashiji, 'patch', 'topics?where[id][exists]=true', as, { name: '陌生人' }),
        await send(dashiji, 'delete', 'topics?where[id][exists]=true', as),
        await send(dashiji, 'post', `articles/${id}/duplicate`, as),
        await send(dashiji, 'post', `articles/versions/${id}`, as),
        await sendFile(dashiji, 'post', 'media', as, { bytes: Buffer.alloc(1_000_000), name: '图.png' }),
        await sendFile(dashiji, 'patch', `media/${id}`, as, { bytes: Buffer.alloc(1_000_000), name: '图.png' }),
        await send(dashiji, 'patch', `users/${writer.id}`, as, { password: 'a long password' }),
        await send(dashiji, 'post', 'globals/workflow-settings', as, {}),
      ]
      for (const method of ['patch', 'delete'] as const) {
        const inBulk = await send(dashiji, method, 'articles?where[id][exists]=true', as, { title: '陌生人' })
        expect(statusAndCodesOf(inBulk)).toEqual([403, ['gate']])
      }
      const account = { email: 'a@example.org', password: 'a long password' }
      expect(statusAndCodesOf(await send(dashiji, 'post', 'users', as, account))).toEqual([403, ['setUpByLinkOnly']])
      for (const refusal of refusals) expect(statusAndCodesOf(refusal)).toEqual([403, ['notPermitted']])
    })
  })

  it('is refused in the same way where Payload keeps things of its own', async () => {
    for (const slug of ['payload-preferences', 'payload-locked-documents', 'payload-jobs', 'audit-events'])
      expect(errorCodesOf(await send(dashiji, 'post', slug, undefined, {}).expect(403))).toEqual(['notPermitted'])
  })

  it('does not keep queries that are sent by POST, or sign-ins, from being answered', async () => {
    for (const header of ['X-HTTP-Method-Override', 'X-Payload-HTTP-Method-Override'])
      await supertest(dashiji.app).post('/api/topics').set(header, 'GET').type('form').send('limit=1').expect(200)
    const credentials = { email: writer.email, password: 'a long password' }
    await send(dashiji, 'post', 'users/login', undefined, credentials).expect(200)
    await send(dashiji, 'post', 'users/forgot-password', undefined, { email: writer.email }).expect(200)
  })

  it('with a long body is answered, and so is the next request on the same connection', async () => {
    const server = createServer(dashiji.app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const { port } = server.address() as AddressInfo
    const ask = async (method: string, path: string, body?: Buffer): Promise<number | undefined> => {
      const headers = body && { 'content-type': 'multipart/form-data; boundary=x', 'content-length': body.byteLength }
      const asking = request({ agent, port, method, path, headers })
      asking.end(body)
      const [response] = (await once(asking, 'response')) as [IncomingMessage]
      response.resume()
      await once(response, 'end')
      return response.statusCode
    }
    const long = Buffer.alloc(8_000_000)
    expect(await ask('POST', '/api/media', long)).toBe(403)
    expect(await ask('GET', '/api/topics')).toBe(200)
    expect(await ask('POST', '/api/nothing', long)).toBe(404)
    expect(await ask('GET', '/api/topics')).toBe(200)
    agent.destroy()
    server.close()
  })
})
