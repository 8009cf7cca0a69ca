import type { AfterErrorHook } from 'payload'

import type { Bilingual } from '../vocabulary/bilingual.js'
import type { Language } from '../vocabulary/pickLanguage.js'
import { codes, type ErrorCode } from './codes.js'
import { languageOf } from './languageOf.js'
import { fromLogText, isErrorCode } from './logText.js'
import { messageOf, type MessageValues, valueIn } from './messagesOf.js'
import type { Reason } from './refuse.js'

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

type AnyError = Error & {
  code?: unknown
  data?: unknown
  messages?: Bilingual
  reasons?: readonly Reason[]
  status?: number
  values?: MessageValues
}

/**
 * Gives every refused REST request the stable code that programs go by and the message in the reader's language. Turns
 * a body or query that cannot be read from a fault of the server into one of the caller.
 */
export const addCode: AfterErrorHook = ({ error, req, result }) => {
  if (!result) return undefined
  const language = languageOf(req)
  const { reasons, status } = error as AnyError
  if (reasons) return { response: { ...result, errors: reasons.map((reason) => describeReason(reason, language)) } }
  if (status === undefined && isUnreadable(error))
    return {
      status: codes.badRequest.status,
      response: { errors: [{ code: 'badRequest', message: messageOf('badRequest', language) }] },
    }
  const { code, values } = reasonOf(error as AnyError, req.headers?.get('x-request-id') ?? '-')
  // Payload's message of invalid values names the fields in the reader's language; its other details are English only.
  const keepsMessage = code === 'invalid' || (code === 'badRequest' && language === 'en')
  const message = keepsMessage ? undefined : messageOf(code, language, values)
  return {
    response: { ...result, errors: result.errors?.map((entry) => ({ code, ...entry, ...(message && { message }) })) },
  }
}

function describeReason({ code, values = {}, data }: Reason, language: Language) {
  const shownValues = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? valueIn(value, language) : value,
  ])
  return {
    code,
    message: messageOf(code, language, values),
    data: { code, ...Object.fromEntries(shownValues), ...data },
  }
}

/**
 * The code of an error that is not a `Refusal`: of ours from outside Payload, of one whose message Payload copied, or
 * of Payload's own.
 */
function reasonOf({ code, data, message, messages, name, status, values }: AnyError, requestId: string): Reason {
  if (messages && isErrorCode(code)) return { code, values }
  const copied = fromLogText(message)
  if (copied) return copied
  const payloadCode = payloadErrorCodes[name]
  if (payloadCode === 'queryNotAllowed') return { code: payloadCode, values: { path: pathsOf(data) } }
  if (payloadCode) return { code: payloadCode }
  return status !== undefined && status < 500 ? { code: 'badRequest' } : { code: 'internal', values: { requestId } }
}

/** The paths that a QueryError of Payload's names in its data. */
export const pathsOf = (data: unknown): string =>
  (Array.isArray(data) ? data : [])
    .map((entry) => String((entry as { path?: unknown } | null)?.path ?? ''))
    .filter(Boolean)
    .join(', ')

const isUnreadable = (error: Error): boolean =>
  error instanceof SyntaxError || error.name === 'SyntaxError' || error instanceof URIError || error.name === 'URIError'
