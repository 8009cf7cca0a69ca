import type { GraphQLError, GraphQLFormattedError } from 'graphql'

import { codes, type ErrorCode } from '../../errors/codes.js'
import { messagesOf, type MessageValues } from '../../errors/messagesOf.js'
import type { Bilingual } from '../../vocabulary/bilingual.js'
import type { Language } from '../../vocabulary/pickLanguage.js'

/**
 * One error of a refusal, in both languages. `advice` goes beside the code, where the message itself is fixed by a
 * protocol.
 */
export type RequestError = {
  readonly code: string
  readonly messages: Bilingual
  readonly values?: MessageValues
  readonly locations?: GraphQLError['locations']
  readonly advice?: Bilingual
}

/** A request that is answered before anything was run. */
export class RequestRefusal extends Error {
  override readonly name = 'RequestRefusal'

  constructor(
    readonly status: number,
    readonly errors: readonly RequestError[],
  ) {
    super(errors.map(({ code }) => code).join(', '))
  }

  /** The errors as they are sent to a reader of one language. */
  format(language: Language): GraphQLFormattedError[] {
    return this.errors.map(({ code, messages, values, locations, advice }) => ({
      message: messages[language],
      ...(locations && { locations }),
      extensions: { code, ...values, ...(advice && { advice: advice[language] }) },
    }))
  }
}

/** An error for a code of the table. `values` fill the `{name}` places of its message and are sent to programs. */
export const requestError = (
  code: ErrorCode,
  values: MessageValues = {},
  locations?: GraphQLError['locations'],
): RequestError => ({ code, messages: messagesOf(code, values), values, ...(locations && { locations }) })

/** Makes the refusal for a code of the table, which also has its HTTP status. */
export const refuseRequest = (code: ErrorCode, values?: MessageValues): RequestRefusal =>
  new RequestRefusal(codes[code].status, [requestError(code, values)])
