import { createClient, type Client } from '@libsql/client'
import { Sqlite3Client } from '@libsql/client/sqlite3'
import Database from 'libsql'

export type { Client }

/** A client for the statements of Payload, and the connection below it for statements that may be refused. */
export type Connection = {
  readonly client: Client
  /**
   * Runs a statement without a result. A statement that the client itself runs is closed by the garbage collector only;
   * one that was refused with `SQLITE_BUSY` stays open until then, and every `COMMIT` on its connection is refused.
   */
  exec(statement: string): void
}

/** Opens a SQLite file, creating it if needed, with the client that Payload's adapter uses. */
export const openClient = (url: string): Client => createClient({ url })

/** Opens a SQLite file with the same client, on a connection that is known. */
export function openConnection(file: string): Connection {
  const database = new Database(file)
  return { client: new Sqlite3Client(file, {}, database, 'number'), exec: (statement) => void database.exec(statement) }
}

/** Runs a statement and returns the first column of its first row. */
export async function firstValue(client: Client, statement: string): Promise<unknown> {
  const { rows } = await client.execute(statement)
  return rows[0]?.[0]
}
