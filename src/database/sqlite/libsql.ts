import { setImmediate } from 'node:timers/promises'

import { createClient, type Client, type InStatement } from '@libsql/client'
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
  return {
    client: new YieldingClient(file, {}, database, 'number'),
    exec: (statement) => void database.exec(statement),
  }
}

/** How many statements a run of them may make before everything else in the process gets a turn. */
const statementsPerTurn = 100

/**
 * A client that gives the event loop a turn now and then. SQLite answers at once, so that a long run of statements, such
 * as an import, never leaves the microtasks: no request is answered meanwhile, and the memory of statements that are
 * done with, which Node gives back between two turns only, grows by 30 MB for each 1,500 of them.
 */
class YieldingClient extends Sqlite3Client {
  #statements = 0

  override async execute(statement: InStatement) {
    const result = await super.execute(statement)
    this.#statements += 1
    if (this.#statements % statementsPerTurn === 0) await setImmediate()
    return result
  }
}

/** Runs a statement and returns the first column of its first row. */
export async function firstValue(client: Client, statement: string): Promise<unknown> {
  const { rows } = await client.execute(statement)
  return rows[0]?.[0]
}
