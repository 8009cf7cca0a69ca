import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'

/** The same client that Payload's adapter uses, so that both open a file in the same way. */
export type Client = ReturnType<typeof drizzle>['$client']

/** Opens a SQLite file, creating it if needed. */
export const openClient = (url: string): Client => drizzle({ connection: { url } }).$client

/** Runs a statement and returns the first column of its first row. */
export async function firstValue(client: Client, statement: string): Promise<unknown> {
  const { rows } = await client.execute(statement)
  return rows[0]?.[0]
}
