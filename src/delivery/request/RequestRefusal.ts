import type { GraphQLFormattedError } from 'graphql'

import { codes, type ErrorCode } from '../../errors/codes.js'
import { message } from '../../errors/refuse.js'

/** A request that is answered before anything was run. */
export class RequestRefusal extends Error {
  constructor(
    readonly status: number,
    readonly errors: readonly GraphQLFormattedError[],
  ) {
    super(errors[0]?.message)
    this.name = 'RequestRefusal'
  }
}

/** Makes the refusal for a code of the table, which also has its HTTP status. `values` fill the `{name}` places and are told to programs. */
export const refuseRequest = (code: ErrorCode, values: Record<string, string | number> = {}): RequestRefusal =>
  new RequestRefusal(codes[code].status, [{ message: message(code, values), extensions: { code, ...values } }])
