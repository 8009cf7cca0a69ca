import { sql } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

import { drainAuditQueue } from '../../src/audit/recordRefusal.js'

type Session = { db: { run(statement: unknown): Promise<unknown> } }
type Models = Record<string, { deleteMany(where: object): Promise<unknown> }>

/**
 * Deletes every document and version of collections with the database's own client. The product's adapter refuses to
 * delete documents that were ever live, their records and audit events, also in tests.
 */
export async function emptyCollections(payload: Payload, slugs: readonly string[]): Promise<void> {
  await drainAuditQueue(payload)
  if (payload.db.name === 'mongoose') {
    const { collections, versions } = payload.db as unknown as { collections: Models; versions: Models }
    for (const slug of slugs) await Promise.all([versions[slug]?.deleteMany({}), collections[slug]!.deleteMany({})])
    return
  }
  const transaction = (await payload.db.beginTransaction()) as string
  const { db } = payload.db.sessions![transaction] as unknown as Session
  for (const slug of slugs) {
    const table = slug.replaceAll('-', '_')
    if (hasVersions(payload, slug)) await db.run(sql.raw(`DELETE FROM "_${table}_v"`))
    await db.run(sql.raw(`DELETE FROM "${table}"`))
  }
  await payload.db.commitTransaction(transaction)
}

const hasVersions = ({ config }: Payload, slug: string): boolean =>
  Boolean(config.collections.find((collection) => collection.slug === slug)?.versions)
