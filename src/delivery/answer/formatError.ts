import type { GraphQLError, GraphQLFormattedError } from 'graphql'

import { codes, type ErrorCode } from '../../errors/codes.js'
import { message } from '../../errors/refuse.js'

type Cause = { name?: unknown; status?: unknown; message?: unknown; data?: unknown }

/**
 * The error a reader is shown for one that a resolver threw: a code of the table, its text in both languages, and where in
 * the answer it was. Whatever is not a refusal is the server's fault, and of that he is told the request's id alone.
 * @param onFault called with every error that is the server's fault
 */
export function formatError(
  error: GraphQLError,
  requestId: string,
  onFault: (error: unknown) => void,
): GraphQLFormattedError {
  const position = {
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
  }
  const refusal = refusalOf(error.originalError as Cause | undefined)
  if (refusal)
    return {
      message: refusal.text ?? message(refusal.code, refusal.values),
      ...position,
      extensions: { code: refusal.code, ...refusal.values },
    }
  onFault(error.originalError ?? error)
  return { message: message('internal', { requestId }), ...position, extensions: { code: 'internal', requestId } }
}

type Refusal = { code: ErrorCode; text?: string; values?: Record<string, string | number> }

// By name and status, never by class: the admin's bundle has copies of Payload's classes.
function refusalOf(cause: Cause | undefined): Refusal | undefined {
  if (!cause) return undefined
  const { code, ...values } = (isRecord(cause.data) ? cause.data : {}) as { code?: unknown } & Record<
    string,
    string | number
  >
  if (isCode(code) && codes[code].status < 500) return { code, text: String(cause.message), values }
  switch (cause.name) {
    case 'Forbidden':
    case 'UnauthorizedError':
    case 'AuthenticationError':
      return { code: 'notPermitted' }
    case 'QueryError':
      return { code: 'queryNotAllowed', values: { path: pathsOf(cause.data) } }
    // MongoDB's word for a value that cannot be what it is compared with, such as an id.
    case 'CastError':
      return { code: 'badRequest' }
    default:
      return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(codes, code)

const pathsOf = (data: unknown): string =>
  (Array.isArray(data) ? data : [])
    .map((one) => (isRecord(one) ? String(one.path) : ''))
    .filter(Boolean)
    .join(', ')
