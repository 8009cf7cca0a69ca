import type { AfterErrorHook } from 'payload'

import { codes, type ErrorCode } from './codes.js'
import { message } from './refuse.js'

/** Payload's own errors by name (their classes differ between its bundles, so `instanceof` would miss some). */
const payloadErrorCodes: Record<string, ErrorCode> = {
  ValidationError: 'invalid',
  Forbidden: 'notPermitted',
  UnauthorizedError: 'signInRequired',
  AuthenticationError: 'signInFailed',
  LockedAuth: 'accountLocked',
  NotFound: 'notFound',
  QueryError: 'queryNotAllowed',
  MissingFile: 'imageMissing',
  Locked: 'lockedByOther',
}

/** Gives every refused REST request the stable code that programs go by, and turns a body or query that cannot be read from a fault of the server into one of the caller. */
export const addCode: AfterErrorHook = ({ error, result }) => {
  if (!result) return undefined
  const { name, data, status } = error as Error & {
    data?: Partial<MultipleErrorsData> & { code?: unknown }
    status?: number
  }
  if (data?.codes && data.errors) return { response: { ...result, errors: splitErrors(data as MultipleErrorsData) } }
  if (status === undefined && isUnreadable(error))
    return {
      status: codes.badRequest.status,
      response: { errors: [{ code: 'badRequest', message: message('badRequest') }] },
    }
  const code =
    typeof data?.code === 'string'
      ? data.code
      : (payloadErrorCodes[name] ?? (status !== undefined && status < 500 ? 'badRequest' : 'internal'))
  return { response: { ...result, errors: result.errors?.map((entry) => ({ code, ...entry })) } }
}

/** What a refusal for several reasons carries; what others did meanwhile goes with the reason that is about it. */
type MultipleErrorsData = {
  readonly codes: readonly string[]
  readonly errors: readonly { code: string; message: string }[]
  readonly revision?: string
  readonly changes?: unknown
}

const splitErrors = ({ errors, revision, changes }: MultipleErrorsData) =>
  errors.map(({ code, message: errorMessage }) => ({
    code,
    message: errorMessage,
    data: { code, ...(code === 'stale' && { revision, changes }) },
  }))

const isUnreadable = (error: Error): boolean =>
  error instanceof SyntaxError || error.name === 'SyntaxError' || error instanceof URIError || error.name === 'URIError'
