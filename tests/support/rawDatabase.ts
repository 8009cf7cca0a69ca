import type { BaseDatabaseAdapter, Payload } from 'payload'

import type { MongoAdapter } from '../../src/database/mongodb/MongoAdapter.js'
import type { SqliteAdapter } from '../../src/database/sqlite/SqliteAdapter.js'

/**
 * Changes a row below the adapter and every hook, as somebody with access to the database itself can.
 * @param set the fields to change, by their names in Payload
 */
export async function changeDirectly(
  payload: Payload,
  collection: string,
  id: string,
  set: Record<string, string | null>,
): Promise<void> {
  const adapter = payload.db as unknown as BaseDatabaseAdapter
  if (adapter.name === 'mongoose') {
    const { collections } = adapter as unknown as MongoAdapter
    await collections[collection]!.updateOne({ _id: id } as never, { $set: set })
    return
  }
  const { client } = adapter as unknown as SqliteAdapter
  const columns = Object.keys(set)
  await client.execute('PRAGMA query_only = OFF')
  await client.execute({
    sql: `UPDATE "${collection.replaceAll('-', '_')}" SET ${columns.map((column) => `"${snakeCase(column)}" = ?`).join(', ')} WHERE id = ?`,
    args: [...Object.values(set), id],
  })
  await client.execute('PRAGMA query_only = ON')
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Deletes below the adapter: all rows of a collection, or those of its versions that are drafts. */
export async function deleteDirectly(
  payload: Payload,
  collection: string,
  target: 'rows' | 'draft versions',
): Promise<void> {
  const adapter = payload.db as unknown as BaseDatabaseAdapter
  if (adapter.name === 'mongoose') {
    const { collections, versions } = adapter as unknown as MongoAdapter
    await (target === 'rows'
      ? collections[collection]!.deleteMany({})
      : versions[collection]!.deleteMany({ 'version._status': 'draft' } as never))
    return
  }
  const { client } = adapter as unknown as SqliteAdapter
  const table = collection.replaceAll('-', '_')
  await client.execute('PRAGMA query_only = OFF')
  await client.execute(
    target === 'rows' ? `DELETE FROM "${table}"` : `DELETE FROM "_${table}_v" WHERE version__status = 'draft'`,
  )
  await client.execute('PRAGMA query_only = ON')
}
