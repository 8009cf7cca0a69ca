import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { finishAnswers, watchAnswers } from '../../../src/server/finishAnswers.js'

let server: Server
let answers: ReturnType<typeof watchAnswers>
let port: number
let agent: Agent

beforeEach(async () => {
  server = createServer((req, res) => {
    const ms = Number(new URL(req.url!, 'http://x').searchParams.get('ms'))
    void setTimeout(ms, undefined, { ref: false }).then(() => res.end('whole'))
  })
  answers = watchAnswers(server)
  server.listen(0)
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  agent = new Agent({ keepAlive: true })
})
afterEach(() => {
  agent.destroy()
  server.closeAllConnections()
})

const ask = async (ms: number) => {
  const [res] = (await once(get({ port, agent, path: `/?ms=${ms}` }), 'response')) as [IncomingMessage]
  const chunks = []
  for await (const chunk of res as AsyncIterable<Buffer>) chunks.push(chunk)
  return [res.statusCode, res.headers.connection, Buffer.concat(chunks).toString()]
}

describe('A server that stops', () => {
  it('finishes the answers under way and says that each is the last', async () => {
    const asked = Promise.all(Array.from({ length: 12 }, () => ask(300)))
    while (answers.size < 12) await setTimeout(5)
    await finishAnswers(server, answers, 10_000)
    expect(await asked).toEqual(Array.from({ length: 12 }, () => [200, 'close', 'whole']))
    expect(server.listening).toBe(false)
  })

  it('waits neither for idle connections nor for those that never send a request', async () => {
    await ask(0)
    const silent = connect(port)
    await once(silent, 'connect')
    await finishAnswers(server, answers, 3_600_000)
    expect(server.listening).toBe(false)
  })

  it('waits no longer because somebody goes on asking', async () => {
    let isOver = false
    const goOn = async () => {
      while (!isOver) await ask(50).catch(() => undefined)
    }
    const asking = Promise.all(Array.from({ length: 10 }, goOn))
    while (answers.size < 5) await setTimeout(5)
    await finishAnswers(server, answers, 3_600_000)
    isOver = true
    await asking
  })

  it('does not wait for ever for one that hangs', async () => {
    const hanging = ask(3_600_000).catch((error: NodeJS.ErrnoException) => error.code)
    while (answers.size < 1) await setTimeout(5)
    await finishAnswers(server, answers, 100)
    expect(await hanging).toBe('ECONNRESET')
  })
})
