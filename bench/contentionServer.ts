import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { getPayload, readMigrationFiles } from 'payload'

/**
 * A process of the benchmark: serves an empty database over HTTP and sends its port, the token of an editor and the ids
 * of as many drafts as its argument says.
 */
const { default: config } = await import('../payload.config.js')
const { createApp } = await import('../src/server/createApp.js')
const payload = await getPayload({ config })
const migrations = await readMigrationFiles({ payload })
await payload.db.migrate({ migrations: migrations.filter(({ name }) => !name.includes('import')) })

const { docs: roles } = await payload.find({ collection: 'roles', where: { key: { equals: 'editor' } }, depth: 0 })
const account = { email: 'editor@example.org', password: 'a long password' }
await payload.create({ collection: 'users', data: { ...account, roles: [roles[0]!.id] } })
const { token } = await payload.login({ collection: 'users', data: account })
const articles: string[] = []
for (let n = 0; n < Number(process.argv[2]); n += 1) {
  const { id } = await payload.create({
    collection: 'articles',
    data: { title: `文章 ${n}`, kind: 'news' },
    draft: true,
  })
  articles.push(id)
}

const server = createServer(createApp({ payload })).listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port, token, articles }),
)
