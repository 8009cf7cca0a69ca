import type { GraphQLError, GraphQLFormattedError } from 'graphql'

import { pathsOf } from '../../errors/addCode.js'
import { codes, type ErrorCode } from '../../errors/codes.js'
import { isErrorCode } from '../../errors/logText.js'
import { messageOf, type MessageValues } from '../../errors/messagesOf.js'
import type { Language } from '../../vocabulary/pickLanguage.js'

type Cause = { name?: unknown; data?: unknown }

/**
 * What a reader is sent for an error that a resolver threw: a code of the table with its values, the message in the
 * reader's language, and where in the answer it was. Everything that is not a refusal is the server's fault, of which
 * only the id of the request goes out.
 * @param onFault called with every error that is the server's fault
 */
export function formatError(
  error: GraphQLError,
  { requestId, language }: { readonly requestId: string; readonly language: Language },
  onFault: (error: unknown) => void,
): GraphQLFormattedError {
  const refusal = refusalOf(error.originalError as Cause | undefined)
  if (!refusal) onFault(error.originalError ?? error)
  const { code, values }: Refusal = refusal ?? { code: 'internal', values: { requestId } }
  return {
    message: messageOf(code, language, values),
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: { code, ...values },
  }
}

type Refusal = { readonly code: ErrorCode; readonly values?: MessageValues }

// By name and status, never by class: the admin's bundle has copies of Payload's classes.
function refusalOf(cause: Cause | undefined): Refusal | undefined {
  if (!cause) return undefined
  const { code, ...values } = isRecord(cause.data) ? cause.data : {}
  if (isErrorCode(code) && codes[code].status < 500) return { code, values: values as MessageValues }
  switch (cause.name) {
    case 'Forbidden':
    case 'UnauthorizedError':
    case 'AuthenticationError':
      return { code: 'notPermitted' }
    case 'QueryError':
      return { code: 'queryNotAllowed', values: { path: pathsOf(cause.data) } }
    // MongoDB's error for a value that cannot be what it is compared with, such as an id.
    case 'CastError':
      return { code: 'badRequest' }
    default:
      return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
