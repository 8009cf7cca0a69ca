import type { Request } from 'express'
import type { GraphQLError } from 'graphql'
import { createHandler, type Handler } from 'graphql-http'
import { createPayloadRequest, type Payload, type PayloadRequest } from 'payload'

import { readerLanguage } from '../http/readerLanguage.js'
import { toWebRequest } from '../http/webRequest.js'
import type { Language } from '../vocabulary/pickLanguage.js'
import { formatError } from './answer/formatError.js'
import type { DeliveryResponse } from './answer/sendResponse.js'
import type { DeliveryContext } from './DeliveryContext.js'
import { PersistedQueries } from './request/PersistedQueries.js'
import { QueryPreparation } from './request/QueryPreparation.js'
import type { QueryParameters } from './request/readParameters.js'
import { buildSchema } from './schema/buildSchema.js'

type PreparedQuery = ReturnType<QueryPreparation['prepare']>
type Context = {
  readonly prepared: PreparedQuery
  readonly req: PayloadRequest
  readonly requestId: string
  readonly language: Language
}

/** Executes GraphQL queries of websites against one running Payload. */
export class DeliveryEngine {
  readonly #persisted = new PersistedQueries()
  readonly #handler: Handler<Request, Context>
  #preparation: QueryPreparation | undefined

  constructor(
    readonly payload: Payload,
    readonly publicUrl: string,
  ) {
    this.#handler = createHandler<Request, Context, DeliveryContext>({
      // The query has been parsed and validated by `prepare`; graphql-http only executes it.
      parseRequestParams: () => ({ query: '' }),
      onSubscribe: ({ context: { prepared, req } }) => ({
        ...prepared,
        contextValue: { req, publicUrl, draftsByRoot: new Map() },
      }),
      onOperation: ({ context }, _args, result) =>
        'errors' in result && result.errors
          ? { ...result, errors: result.errors.map((error) => this.#formatError(error, context)) }
          : result,
    })
  }

  /**
   * Parses, validates and measures a query, without access to the database or the session.
   * @returns a function that executes it for a request
   * @throws RequestRefusal when it is not valid or exceeds a limit
   */
  prepare(parameters: QueryParameters): (req: Request, requestId: string) => Promise<DeliveryResponse> {
    // Built at the first query, since building the schema takes a moment that a start need not wait for.
    this.#preparation ??= new QueryPreparation(buildSchema(this.payload.config))
    const { text, cache } = this.#persisted.textOf(parameters)
    const prepared = this.#preparation.prepare(text, parameters)
    cache()
    return (req, requestId) => this.#run(prepared, req, requestId)
  }

  async #run(prepared: PreparedQuery, raw: Request, requestId: string): Promise<DeliveryResponse> {
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
      context: { prepared, req, requestId, language: readerLanguage(raw) },
    })
    return { status, headers: { ...headers }, body, payloadHeaders: req.responseHeaders, isPersonal: Boolean(req.user) }
  }

  // graphql-http's type requires GraphQLError, but the formatted form is what it serialises.
  #formatError(error: GraphQLError, context: Context): GraphQLError {
    const { requestId } = context
    return formatError(error, context, (fault) =>
      this.payload.logger.error({ err: fault, requestId, path: error.path?.join('.'), msg: 'a query failed' }),
    ) as GraphQLError
  }
}
