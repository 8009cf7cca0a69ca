import type { Db } from 'mongodb'

import type { Client } from '../../../src/database/sqlite/libsql.js'
import type { Dashiji } from '../../support/startDashiji.js'

/** Fields of an event that are strings in both databases, and its number. */
type Change = Partial<Record<'action' | 'actor' | 'comment' | 'previousHash' | 'hash' | 'document', string>> & {
  sequence?: number
}

export type Tamperer = {
  set(sequence: number, change: Change): Promise<void>
  remove(...sequences: number[]): Promise<void>
  /** Copies all events, for `restore`. */
  backUp(): Promise<void>
  restore(): Promise<void>
}

const column = (name: string): string => `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`

/** Changes the stored events below the product, as somebody with access to the database itself can. */
export const tamperWith = ({ payload, database }: Dashiji): Tamperer =>
  database === 'sqlite'
    ? sqlite((payload.db as unknown as { client: Client }).client)
    : mongodb((payload.db as unknown as { connection: { db: Db } }).connection.db)

function sqlite(client: Client): Tamperer {
  const execute = async (...statements: { sql: string; args: (string | number)[] }[]) => {
    await client.execute('PRAGMA query_only = OFF')
    // With foreign keys, rows that belong to an event would be deleted with it and not be restored.
    await client.execute('PRAGMA foreign_keys = OFF')
    for (const statement of statements) await client.execute(statement)
    await client.execute('PRAGMA foreign_keys = ON')
    await client.execute('PRAGMA query_only = ON')
  }
  return {
    set: (sequence, change) =>
      execute(
        ...Object.entries(change).map(([name, value]) => ({
          sql: `UPDATE audit_events SET ${column(name)} = ? WHERE sequence = ?`,
          args: [value, sequence],
        })),
      ),
    remove: (...sequences) =>
      execute(
        ...sequences.map((sequence) => ({ sql: 'DELETE FROM audit_events WHERE sequence = ?', args: [sequence] })),
      ),
    backUp: () => execute({ sql: 'CREATE TEMP TABLE kept AS SELECT * FROM audit_events', args: [] }),
    restore: () =>
      execute(
        { sql: 'DELETE FROM audit_events', args: [] },
        { sql: 'INSERT INTO audit_events SELECT * FROM kept', args: [] },
        { sql: 'DROP TABLE kept', args: [] },
      ),
  }
}

function mongodb(db: Db): Tamperer {
  const events = db.collection('audit-events')
  let backup: Awaited<ReturnType<ReturnType<typeof events.find>['toArray']>> = []
  return {
    set: async (sequence, change) => void (await events.updateOne({ sequence }, { $set: change })),
    remove: async (...sequences) => void (await events.deleteMany({ sequence: { $in: sequences } })),
    backUp: async () => void (backup = await events.find().toArray()),
    async restore() {
      await events.deleteMany({})
      await events.insertMany(backup)
    },
  }
}
