import { databaseCodes } from '../../errors/databaseCodes.js'
import type { Bilingual } from '../../vocabulary/bilingual.js'
import { ImportError } from '../ImportError.js'

type AnyError = {
  code?: unknown
  data?: { collection?: unknown; errors?: unknown } | null
  message?: unknown
  messages?: Bilingual
  name?: unknown
  reasons?: readonly { code: string }[]
}

/** After these another attempt at the same or the next file may succeed. */
const passingCodes: ReadonlySet<string> = new Set(['unitUndone', 'writeConflict'])

/**
 * Turns what planning or storing one file threw into the refusal of that file, whose transaction is undone.
 * @throws the error itself when the database cannot be used, so that every other file would fail too
 */
export function toRefusal(thrown: unknown): ImportError {
  if (thrown instanceof ImportError) return thrown
  const error = (thrown ?? {}) as AnyError
  const codes = error.reasons?.map(({ code }) => code) ?? [String(error.code)]
  if (codes.some((code) => Object.hasOwn(databaseCodes, code) && !passingCodes.has(code))) throw thrown
  if (error.name === 'ValidationError')
    return new ImportError('valueRefused', {
      collection: String(error.data?.collection ?? '?'),
      fields: fieldsOf(error.data?.errors),
    })
  return new ImportError('importFailed', { reason: error.messages ?? firstLine(String(error.message ?? thrown)) })
}

const fieldsOf = (errors: unknown): string =>
  (Array.isArray(errors) ? errors : []).map((each) => String((each as { path?: unknown } | null)?.path)).join(', ')

const firstLine = (text: string): string => text.split(/[\r\n]/, 1)[0] ?? ''
