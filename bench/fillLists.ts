import { sql } from '@payloadcms/db-sqlite'
import { readMigrationFiles, type Payload } from 'payload'

import { refreshStatistics } from '../src/database/refreshStatistics.js'
import { createRow, sealLiveRows } from './liveRows.js'

const kinds = ['articles', 'activities', 'people', 'honours']
const originalCount = 100

type Database = {
  run(statement: unknown): Promise<unknown>
  all(statement: unknown): Promise<Record<string, unknown>[]>
}

/** Fills a database with documents of each governed collection, two thirds of them live, linked like imported ones. */
export async function fillLists(payload: Payload, documents: number): Promise<void> {
  const migrations = await readMigrationFiles({ payload })
  await payload.db.migrate({ migrations: migrations.filter(({ name }) => !name.includes('import')) })
  const transactionID = (await payload.db.beginTransaction()) as string
  const req = { transactionID }
  const create = (collection: string, data: Record<string, unknown>) => createRow(payload, req, collection, data)
  const topic = await create('topics', { name: '主题' })
  for (let n = 0; n < originalCount; n += 1) {
    const shared = {
      _status: n % 3 === 0 ? 'draft' : 'published',
      workflowState: n % 3 === 0 ? 'draft' : 'published',
      slug: `slug-${n}`,
    }
    const time = new Date(Date.UTC(2020, n % 12, 1 + (n % 28), n % 24)).toISOString()
    const article = await create('articles', {
      ...shared,
      title: `文章 ${n}`,
      kind: 'news',
      publishedAt: time,
      topics: [topic.id],
    })
    const person = await create('people', {
      ...shared,
      name: `人物 ${n}`,
      positions: [{ id: `position-${n}`, title: '主任' }],
    })
    const participants = [{ id: `participant-${n}`, person: n % 2 === 0 ? person.id : null, title: '书记' }]
    await create('activities', {
      ...shared,
      title: `活动 ${n}`,
      kind: 'visit',
      date: { start: time.slice(0, 10), precision: 'day' },
      article: article.id,
      participants,
      figures: [{ id: `figure-${n}`, value: n }],
    })
    await create('honours', {
      ...shared,
      title: `荣誉 ${n}`,
      year: 2000 + (n % 25),
      level: 'gold',
      recipients: [person.id],
      article: article.id,
    })
  }
  const session = (payload.db.sessions?.[transactionID] as unknown as { db: Database }).db
  for (let copy = 1; copy < documents / originalCount; copy += 1) await copyAll(session, copy)
  await sealLiveRows(payload, req)
  await payload.db.commitTransaction(transactionID)
  await refreshStatistics(payload)
}

/** Copies the first documents with their child rows, under new ids and with dates a few hours earlier for each copy. */
async function copyAll(database: Database, copy: number): Promise<void> {
  // Parents before children.
  for (const kind of ['people', 'articles', 'activities', 'honours']) {
    const children = await database.all(
      sql.raw(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '${kind}\\_%' ESCAPE '\\'`),
    )
    for (const table of [kind, ...children.map(({ name }) => String(name))]) await copyTable(database, table, copy)
  }
}

async function copyTable(database: Database, table: string, copy: number): Promise<void> {
  const columns = await database.all(sql.raw(`PRAGMA table_info('${table}')`))
  const keys = await database.all(sql.raw(`PRAGMA foreign_key_list('${table}')`))
  const refersToCopy = (name: string) =>
    keys.some(({ from, table: target }) => from === name && kinds.includes(String(target)))
  const value = ({ name: column, type }: Record<string, unknown>): string => {
    const name = String(column)
    if (name === 'id' && /int/i.test(String(type))) return 'NULL'
    if (name === 'id' || name === 'slug' || refersToCopy(name)) return `"${name}" || '-${copy}'`
    if (/_at$/.test(name)) return `strftime('%Y-%m-%dT%H:%M:%fZ', "${name}", '-${copy} hours')`
    return `"${name}"`
  }
  const names = columns.map(({ name }) => `"${String(name)}"`).join(', ')
  const idColumn =
    table.startsWith('_') || kinds.includes(table)
      ? 'id'
      : columns.some(({ name }) => name === '_parent_id')
        ? '_parent_id'
        : 'parent_id'
  // The ids of the originals are UUIDs of 36 characters; those of copies are longer.
  const select = `SELECT ${columns.map(value).join(', ')} FROM "${table}" WHERE length("${idColumn}") = 36`
  await database.run(sql.raw(`INSERT INTO "${table}" (${names}) ${select}`))
}
