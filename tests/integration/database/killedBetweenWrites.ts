/**
 * A program for tests: makes or changes an article and is killed between two of the writes that this takes.
 * Arguments: what to do, and the database method at which it dies. What there was before, it leaves in DATA_DIR.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { getPayload, readMigrationFiles } from 'payload'

import config from '../../../payload.config.js'
import { act, approve, publish, staffOf } from '../../support/workflow.js'
import { standing } from './standing.js'

const [deed, method] = process.argv.slice(2) as [
  'create' | 'update' | 'publish' | 'archive' | 'delete',
  'createVersion' | 'deleteVersions' | 'deleteOne',
]
const payload = await getPayload({ config })
const migrations = await readMigrationFiles({ payload })
await payload.db.migrate({ migrations: migrations.filter(({ name }) => !name.includes('import')) })

const collection = 'articles'
const { id } = await payload.create({ collection, data: { title: `原来的标题 ${deed}`, kind: 'news' }, draft: true })
// What was ever live is not deleted at once; a draft is.
if (deed !== 'delete') await publish(payload, collection, id)
if (deed !== 'archive') await payload.update({ collection, id, draft: true, data: { title: `草稿 ${deed}` } })
if (deed === 'publish') await approve(payload, collection, id)
const { publisher } = await staffOf(payload)
writeFileSync(join(process.env.DATA_DIR!, `${deed}.json`), JSON.stringify({ id, before: await standing(payload, id) }))

payload.db[method] = () => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise<never>(() => undefined)
}
if (deed === 'create') await payload.create({ collection, data: { title: '半个', kind: 'news' }, draft: true })
if (deed === 'update') await payload.update({ collection, id, draft: true, data: { title: '半改' } })
if (deed === 'publish') await act(payload, { as: publisher.id, collection, id, name: 'publish' })
if (deed === 'archive') await act(payload, { as: publisher.id, collection, id, name: 'archive', comment: '有误' })
if (deed === 'delete') await payload.delete({ collection, id })
