import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'

import {
  dropDatabase,
  findMongoServer,
  serverHasTransactions,
  startMongoServer,
  startOwnMongoServer,
  type OwnMongoServer,
} from '../../support/mongodb/mongoServer.js'

const found = findMongoServer({ own: true })
const describeWithServer = found.available ? describe : describe.skip
const skipReason = found.available ? '' : ` (skipped: ${found.reason.en})`

describeWithServer(`the MongoDB that the tests start themselves${skipReason}`, () => {
  describe('in memory', () => {
    let server: OwnMongoServer
    beforeAll(async () => {
      server = await startOwnMongoServer('memory')
    })
    afterAll(() => server.stop())

    it('gives every worker a database of its own', async () => {
      await withClient(server.uri('worker_1'), (first) => first.db().collection('things').insertOne({ name: '大事记' }))

      const names = await withClient(server.uri('worker_1'), (first) =>
        first.db().collection('things').distinct('name'),
      )
      const others = await withClient(server.uri('worker_2'), (second) =>
        second.db().collection('things').countDocuments(),
      )

      expect(names).toEqual(['大事记'])
      expect(others).toBe(0)
    })

    it('drops one database and leaves the others', async () => {
      await withClient(server.uri('kept'), (client) => client.db().collection('things').insertOne({}))
      await withClient(server.uri('dropped'), (client) => client.db().collection('things').insertOne({}))

      await dropDatabase(server.serverUri, 'dropped')

      expect(await withClient(server.uri('dropped'), countThings)).toBe(0)
      expect(await withClient(server.uri('kept'), countThings)).toBe(1)
    })

    it('lets one of twenty writers win a conditional update', async () => {
      const winners = await withClient(server.uri('race'), async (client) => {
        const leases = client.db().collection<{ _id: string; owner: number | null }>('leases')
        await leases.insertOne({ _id: 'worker', owner: null })
        const tries = Array.from({ length: 20 }, (_, owner) =>
          leases.findOneAndUpdate({ _id: 'worker', owner: null }, { $set: { owner } }),
        )
        return (await Promise.all(tries)).filter((lease) => lease !== null)
      })

      expect(winners).toHaveLength(1)
    })

    it('is left alone when it is the one that MONGODB_TEST_URI names', async () => {
      await withNamedServer(server.serverUri, async () => {
        const named = await startMongoServer()
        expect(named.uri('worker_1')).toBe(server.uri('worker_1'))
        await named.stop()
      })

      expect(await withClient(server.uri('untouched'), countThings)).toBe(0)
    })

    it('says that it has no transactions', async () => {
      expect(await serverHasTransactions(server.serverUri)).toBe(false)
    })
  })

  it('still has what it acknowledged after it was killed and started again on its file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mongo-server-'))
    const server = await startOwnMongoServer({ file: path.join(folder, 'data.mv') })
    try {
      await withClient(server.uri('crash'), async (client) => {
        const things = client.db().collection<{ slug: string }>('things')
        await things.createIndex({ slug: 1 }, { unique: true, sparse: true })
        for (const slug of ['a', 'b', 'c']) await things.insertOne({ slug })

        await server.kill()
        await server.restart()

        expect(await things.distinct('slug')).toEqual(['a', 'b', 'c'])
        await expect(things.insertOne({ slug: 'a' })).rejects.toMatchObject({ code: 11000 })
      })
    } finally {
      await server.stop()
      await rm(folder, { recursive: true })
    }
  })

  it('ends when the process that started it is killed', async () => {
    const support = new URL('../../support/mongodb/mongoServer.ts', import.meta.url).href
    const program = `
      const { startOwnMongoServer } = await import(${JSON.stringify(support)})
      console.log((await startOwnMongoServer('memory')).serverUri)
      setInterval(() => undefined, 1_000);`
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [printed] = (await once(parent.stdout, 'data')) as [Buffer]
    const port = Number(new URL(printed.toString().trim()).port)
    expect(await listens(port)).toBe(true)

    parent.kill('SIGKILL')

    const deadline = Date.now() + 10_000
    while ((await listens(port)) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await listens(port)).toBe(false)
  }, 30_000)
})

it('says so when the server that MONGODB_TEST_URI names does not answer', async () => {
  await withNamedServer('mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200', () =>
    expect(startMongoServer()).rejects.toThrow('the server of MONGODB_TEST_URI does not answer'),
  )
}, 15_000)

async function withNamedServer(uri: string, work: () => Promise<unknown>): Promise<void> {
  const former = process.env.MONGODB_TEST_URI
  process.env.MONGODB_TEST_URI = uri
  try {
    await work()
  } finally {
    if (former === undefined) delete process.env.MONGODB_TEST_URI
    else process.env.MONGODB_TEST_URI = former
  }
}

function countThings(client: MongoClient): Promise<number> {
  return client.db().collection('things').countDocuments()
}

async function withClient<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(uri)
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
