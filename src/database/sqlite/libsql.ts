import { createClient, type Client } from '@libsql/client'

export type { Client }

/** Opens a SQLite file, creating it if needed, with the client that Payload's adapter uses. */
export const openClient = (url: string): Client => createClient({ url })

/** Runs a statement and returns the first column of its first row. */
export async function firstValue(client: Client, statement: string): Promise<unknown> {
  const { rows } = await client.execute(statement)
  return rows[0]?.[0]
}
