import type { Request } from 'express'
import type { GraphQLError } from 'graphql'
import { createHandler, type Handler } from 'graphql-http'
import { createPayloadRequest, type Payload, type PayloadRequest } from 'payload'

import { toWebRequest } from '../server/webRequest.js'
import { errorOf } from './answer/errorOf.js'
import type { Answer } from './answer/Answer.js'
import type { DeliveryContext } from './DeliveryContext.js'
import { PersistedQueries } from './request/PersistedQueries.js'
import { QueryPreparation } from './request/QueryPreparation.js'
import type { Parameters } from './request/readParameters.js'
import { buildSchema } from './schema/buildSchema.js'

type Prepared = ReturnType<QueryPreparation['prepare']>
type Context = { readonly prepared: Prepared; readonly req: PayloadRequest; readonly requestId: string }

/** Runs the queries of websites against one running Payload. */
export class DeliveryEngine {
  readonly #persisted = new PersistedQueries()
  readonly #handler: Handler<Request, Context>
  #preparation: QueryPreparation | undefined

  constructor(
    readonly payload: Payload,
    readonly publicUrl: string,
  ) {
    this.#handler = createHandler<Request, Context, DeliveryContext>({
      parseRequestParams: () => ({ query: '' }),
      onSubscribe: ({ context: { prepared, req } }) => ({
        ...prepared,
        contextValue: { req, publicUrl, drafts: new Map() },
      }),
      onOperation: ({ context: { requestId } }, _args, result) =>
        'errors' in result && result.errors
          ? { ...result, errors: result.errors.map((error) => this.#shown(error, requestId)) }
          : result,
    })
  }

  /**
   * Makes a query ready, before the database or the session are asked for anything.
   * @returns what runs it
   * @throws RequestRefusal when it is not one, or asks for too much
   */
  prepare(parameters: Parameters): (req: Request, requestId: string) => Promise<Answer> {
    // Not before the first query: the schema takes a moment, and a start need not wait for it.
    this.#preparation ??= new QueryPreparation(buildSchema(this.payload.config))
    const { text, keep } = this.#persisted.textOf(parameters)
    const prepared = this.#preparation.prepare(text, parameters)
    keep()
    return (req, requestId) => this.#run(prepared, req, requestId)
  }

  async #run(prepared: Prepared, raw: Request, requestId: string): Promise<Answer> {
    const req = await createPayloadRequest({
      canSetHeaders: true,
      config: this.payload.config,
      request: toWebRequest(raw, this.publicUrl, undefined),
    })
    const method = raw.method === 'HEAD' ? 'GET' : raw.method
    const [body, { status, headers }] = await this.#handler({
      method,
      url: raw.originalUrl,
      headers: raw.headers,
      body: null,
      raw,
      context: { prepared, req, requestId },
    })
    return { status, headers: { ...headers }, body, ofPayload: req.responseHeaders, isPersonal: Boolean(req.user) }
  }

  // The type says GraphQLError; what is sent is its formatted form.
  #shown(error: GraphQLError, requestId: string): GraphQLError {
    return errorOf(error, requestId, (fault) =>
      this.payload.logger.error({ err: fault, requestId, path: error.path?.join('.'), msg: 'a query failed' }),
    ) as GraphQLError
  }
}
