/**
 * A program for tests: creates or changes an article and kills itself between two of the writes that this takes.
 * Arguments: the operation, and the database method at which to stop. It writes a snapshot from before the operation to
 * DATA_DIR.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { getPayload, readMigrationFiles } from 'payload'

import config from '../../../payload.config.js'
import { approve, publish, takeTransition } from '../../support/documents.js'
import { staffOf } from '../../support/people.js'
import { snapshot } from '../../support/stored.js'

const [operation, method] = process.argv.slice(2) as [
  'create' | 'update' | 'publish' | 'archive' | 'delete',
  'createVersion' | 'deleteVersions' | 'deleteOne',
]
const payload = await getPayload({ config })
const migrations = await readMigrationFiles({ payload })
await payload.db.migrate({ migrations: migrations.filter(({ name }) => !name.includes('import')) })

const collection = 'articles'
const { id } = await payload.create({
  collection,
  data: { title: `原来的标题 ${operation}`, kind: 'news' },
  draft: true,
})
// A document that was ever live cannot be deleted in one step; a draft can.
if (operation !== 'delete') await publish(payload, collection, id)
if (operation !== 'archive') await payload.update({ collection, id, draft: true, data: { title: `草稿 ${operation}` } })
if (operation === 'publish') await approve(payload, collection, id)
const { publisher } = await staffOf(payload)
writeFileSync(
  join(process.env.DATA_DIR!, `${operation}.json`),
  JSON.stringify({ id, before: await snapshot(payload, collection, id) }),
)

payload.db[method] = () => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise<never>(() => undefined)
}
if (operation === 'create') await payload.create({ collection, data: { title: '半个', kind: 'news' }, draft: true })
if (operation === 'update') await payload.update({ collection, id, draft: true, data: { title: '半改' } })
if (operation === 'publish') await takeTransition(payload, { as: publisher, collection, id, name: 'publish' })
if (operation === 'archive')
  await takeTransition(payload, { as: publisher, collection, id, name: 'archive', comment: '有误' })
if (operation === 'delete') await payload.delete({ collection, id })
