import type { Express } from 'express'
import request from 'supertest'

/** What a query is answered with; `data` in the shape that the test's query asks for. */
export type GraphqlResponse<Data> = {
  data?: Data
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> & { code: string } }[]
}

/** Sends a query as a website does. */
export async function queryGraphql<Data = Record<string, never>>(
  app: Express,
  query: string,
  variables?: object,
  headers: Record<string, string> = {},
): Promise<GraphqlResponse<Data>> {
  const { body } = await request(app).post('/api/graphql').set(headers).send({ query, variables })
  return body as GraphqlResponse<Data>
}
