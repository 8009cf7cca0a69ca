import { codes, type ErrorCode } from './codes.js'
import type { MessageValues } from './messagesOf.js'

/**
 * The `Error.message` of our errors, for places that know no reader's language: the log, a stack trace, what Payload
 * copies out of an error. The code, then the values as JSON: `imageTooBig {"megabytes":20}`.
 */
export const toLogText = (code: string, values: MessageValues): string =>
  Object.keys(values).length === 0 ? code : `${code} ${JSON.stringify(values)}`

/** Reads a code of the table and its values out of a log text; `undefined` when the text is another one. */
export function fromLogText(text: string): { code: ErrorCode; values: MessageValues } | undefined {
  const [, code, json] = /^(\w+)(?: (\{.*\}))?$/s.exec(text) ?? []
  if (code === undefined || !isErrorCode(code)) return undefined
  try {
    return { code, values: json === undefined ? {} : (JSON.parse(json) as MessageValues) }
  } catch {
    return undefined
  }
}

/** Whether the table has this code. */
export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(codes, code)
