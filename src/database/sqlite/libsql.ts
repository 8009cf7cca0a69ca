import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'

/** The client that Payload's adapter uses, so that a file is opened here exactly as it is there. */
export type Client = ReturnType<typeof drizzle>['$client']

/** Opens a SQLite file, making it when it is not there. */
export const openClient = (url: string): Client => drizzle({ connection: { url } }).$client

/** The first value of the first row of an answer. */
export async function firstValue(client: Client, statement: string): Promise<unknown> {
  const { rows } = await client.execute(statement)
  return rows[0]?.[0]
}
