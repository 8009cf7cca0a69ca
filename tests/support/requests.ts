import request, { type Response, type Test } from 'supertest'

import type { Requester } from './people.js'
import type { Dashiji } from './startDashiji.js'
import { readWorkflowRecord } from './stored.js'

/** Whose HTTP application answers; a whole `Dashiji` is one. */
type Server = Pick<Dashiji, 'app'>
export type Verb = 'get' | 'post' | 'patch' | 'delete'
const anonymous: Requester = { headers: {} }

/** Sends a request to an address below `/api/`. */
export function send({ app }: Server, verb: Verb, path: string, as: Requester = anonymous, body?: object): Test {
  const pending = request(app)[verb](`/api/${path}`).set(as.headers)
  return body === undefined ? pending : pending.send(body)
}

type Upload = { bytes: Buffer; name: string; data?: object }

/** Sends a file with the fields of its document, as a form does. */
export const sendFile = (
  server: Server,
  verb: 'post' | 'patch',
  path: string,
  as: Requester,
  { bytes, name, data = {} }: Upload,
): Test => send(server, verb, path, as).field('_payload', JSON.stringify(data)).attach('file', bytes, name)

/**
 * Sends a transition of the document at `path` (`articles/<id>`).
 * @param input names the newest revision unless it has a `revision` of its own
 */
export async function sendTransition(
  dashiji: Pick<Dashiji, 'app' | 'payload'>,
  path: string,
  name: string,
  as: Requester,
  input: { comment?: unknown; at?: unknown; revision?: unknown; [other: string]: unknown } = {},
): Promise<Response> {
  const [collection, id] = path.split('/') as [string, string]
  const revision = 'revision' in input ? {} : { revision: await newestRevision(dashiji, collection, id) }
  return send(dashiji, 'post', `${path}/transitions/${name}`, as, { ...revision, ...input })
}

const newestRevision = async ({ payload }: Pick<Dashiji, 'payload'>, collection: string, id: string): Promise<string> =>
  String((await readWorkflowRecord(payload, collection, id)).revision)

type ResponseError = { code?: string; data?: { code?: string }; extensions?: { code?: string } }

/** The codes of the errors in an answer of REST or GraphQL, without those that Payload gives no code. */
export const errorCodesOf = ({ body }: { body: { errors?: ResponseError[] } }): string[] =>
  (body.errors ?? []).flatMap(({ code, data, extensions }) => code ?? data?.code ?? extensions?.code ?? [])

/** The status of an answer and the codes of its errors; `[200, []]` for a request that was accepted. */
export const statusAndCodesOf = (response: Response): [number, string[]] => [response.status, errorCodesOf(response)]

/** The titles of all documents of a collection that an anonymous reader finds, in order. */
export const readPublicTitles = async (server: Server, collection: string): Promise<string[]> =>
  (await send(server, 'get', `${collection}?limit=100&sort=title`)).body.docs.map(
    ({ title }: { title: string }) => title,
  )

/** The answer to a GraphQL query, with `data` in the shape that the test's query asks for. */
export type GraphqlResponse<Data> = {
  data?: Data
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> & { code: string } }[]
}

/** Sends a GraphQL query and returns the body of the answer. */
export async function queryGraphql<Data = Record<string, never>>(
  server: Server,
  query: string,
  { as, variables }: { as?: Requester | undefined; variables?: object | undefined } = {},
): Promise<GraphqlResponse<Data>> {
  const { body } = await send(server, 'post', 'graphql', as, { query, variables })
  return body as GraphqlResponse<Data>
}
