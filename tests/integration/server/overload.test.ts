import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { createApp } from '../../../src/server/createApp.js'
import { makeSetUpToken } from '../../../src/server/setUpToken.js'
import { signIn, type Person } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

let dashiji: Dashiji
let writer: Person
let server: Server
let port: number

beforeAll(async () => {
  dashiji = await startDashiji()
  writer = await signIn(dashiji.payload, 'writer')
  server = createServer(createApp({ payload: dashiji.payload, setUpToken: makeSetUpToken() })).listen(0)
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  return dashiji.stop()
})

describe('More than the server can answer', () => {
  it('is refused with a code and Retry-After, while people who are signed in go on and health is answered', async () => {
    const { db } = dashiji.payload
    const { find } = db
    let release = () => undefined as void
    const held = new Promise<void>((resolve) => (release = resolve))
    // Only what strangers read of this collection takes for ever.
    db.find = (async (args: Parameters<typeof find>[0]) => {
      if (args.collection === 'honours') await held
      return find.call(db, args)
    }) as typeof find
    const asked = Array.from({ length: 60 }, () => send(dashiji, 'get', 'honours').then((answer) => answer))
    try {
      const first = await Promise.race(asked)
      expect([first.status, first.body.errors[0].code]).toEqual([503, 'serverBusy'])
      expect(Number(first.headers['retry-after'])).toBeGreaterThan(0)
      await send(dashiji, 'post', 'articles?draft=true', writer, { title: '稿' }).expect(201)
      await send(dashiji, 'get', 'articles', writer).expect(200)
      await request(dashiji.app).get('/healthz').expect(200)
      expect((await request(dashiji.app).get('/readyz')).body.reason).toBe('migrations')
    } finally {
      release()
      db.find = find
    }
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    await send(dashiji, 'get', 'honours').expect(200)
  })

  it.each(['JWT forged.token.here', 'JWT eyJhbGciOiJub25lIn0.eyJleHAiOjk5OTk5OTk5OTl9.', 'Bearer x', 'JWT ..'])(
    'does not take %s for a person who is signed in',
    async (authorization) => {
      const { hasValidSession } = await import('../../../src/access/users/hasValidSession.js')
      expect(hasValidSession({ authorization }, dashiji.payload)).toBe(false)
      expect(hasValidSession({ authorization: writer.headers.Authorization }, dashiji.payload)).toBe(true)
    },
  )

  it('is what a server that stops says to everything new', async () => {
    const app = createApp({ payload: dashiji.payload, lifecycle: { isStopping: true } })
    const { status, body, headers } = await request(app).get('/api/articles')
    expect([status, body.errors[0].code, headers.connection]).toEqual([503, 'stopping', 'close'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('A body', () => {
  type Answer = { status: number | undefined; code: string | undefined; sent: number }
  /** Sends pieces until an answer comes or the connection is closed. */
  async function stream(
    path: string,
    headers: Record<string, string>,
    piece: string,
    everyMs: number,
  ): Promise<Answer> {
    const req = httpRequest({ port, path, method: 'POST', headers: { 'transfer-encoding': 'chunked', ...headers } })
    let sent = 0
    const sending = setInterval(() => {
      if (req.destroyed || req.writableNeedDrain) return
      req.write(piece)
      sent += piece.length
    }, everyMs)
    try {
      const answer = new Promise<Answer>((resolve) => {
        req.on('error', (error: NodeJS.ErrnoException) => resolve({ status: undefined, code: error.code, sent }))
        req.on('response', (res: IncomingMessage) => {
          res.on('data', () => undefined)
          res.on('close', () => resolve({ status: res.statusCode, code: undefined, sent }))
        })
      })
      const first = await answer
      // However the answer came, the connection does not take more for ever.
      if (!req.destroyed) await Promise.race([once(req, 'close'), once(req, 'error')])
      return { ...first, sent }
    } finally {
      clearInterval(sending)
      req.destroy()
    }
  }
  const form = 'application/x-www-form-urlencoded'

  it.each([
    ['/set-up/x', form],
    ['/set-up/x', 'text/plain'],
    ['/nowhere', 'text/plain'],
    ['/', 'text/plain'],
    ['/healthz', 'text/plain'],
    ['/admin/login', 'text/plain;charset=UTF-8'],
    ['/api/articles', 'application/json'],
  ])('at %s (%s) is not taken without end', async (path, type) => {
    const { status, sent } = await stream(path, { 'content-type': type }, 'x'.repeat(60_000), 1)
    expect([undefined, 400, 403, 404, 410, 413, 415]).toContain(status)
    expect(sent).toBeLessThan(40 * 1024 * 1024)
  })

  it.each(['/set-up/x', '/admin/login', '/nowhere', '/api/articles'])(
    'at %s that is declared too large is refused at once',
    async (path) => {
      const answer = await request(dashiji.app).post(path).set('content-type', form).set('content-length', '99999999')
      expect([answer.status, answer.body.errors[0].code]).toEqual([413, 'bodyTooLarge'])
    },
  )

  it('that drips is cut off, and one that comes slowly is not', async () => {
    const headers = { ...writer.headers, 'content-type': 'application/json' }
    const dripping = stream('/api/articles?draft=true', headers, ' ', 500)
    const req = httpRequest({ port, path: '/api/articles?draft=true', method: 'POST', headers })
    const answered = once(req, 'response') as Promise<[IncomingMessage]>
    for (let n = 0; n < 20; n += 1) {
      req.write(' '.repeat(4_000))
      await new Promise((done) => setTimeout(done, 1_000))
    }
    req.end(JSON.stringify({ title: '慢' }))
    expect((await answered)[0].statusCode).toBe(201)
    expect((await dripping).status).toBe(408)
  }, 60_000)
})
