/**
 * A program for tests: makes or changes an article and is killed between two of the writes that this takes.
 * Arguments: what to do, and the database method at which it dies.
 */
import { getPayload, readMigrationFiles } from 'payload'

import config from '../../../payload.config.js'

const [act, method] = process.argv.slice(2) as ['create' | 'update' | 'delete', 'createVersion' | 'deleteVersions' | 'deleteOne']
const payload = await getPayload({ config })
const migrations = await readMigrationFiles({ payload })
await payload.db.migrate({ migrations: migrations.filter(({ name }) => !name.includes('import')) })

const title = `原来的标题 ${act}`
const { id } = await payload.create({ collection: 'articles', data: { title, kind: 'news', _status: 'published' } })
await payload.update({ collection: 'articles', id, draft: true, data: { title: `草稿 ${act}` } })

payload.db[method] = () => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise<never>(() => undefined)
}
if (act === 'create') await payload.create({ collection: 'articles', data: { title: '半个', kind: 'news', _status: 'published' } })
if (act === 'update') await payload.update({ collection: 'articles', id, data: { title: '半改', _status: 'published' } })
if (act === 'delete') await payload.delete({ collection: 'articles', id })
