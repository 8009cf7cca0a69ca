import type { Bilingual } from '../vocabulary/bilingual.js'
import type { Language } from '../vocabulary/pickLanguage.js'
import type { ErrorCode } from './codes.js'
import { toLogText } from './logText.js'
import { messagesOf, type MessageValues } from './messagesOf.js'

/** An error outside Payload: a code of the table, the values of its message, and the message in both languages. */
export class CodedError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly values: MessageValues = {},
    options?: ErrorOptions,
  ) {
    super(toLogText(code, values), options)
  }

  get messages(): Bilingual {
    return messagesOf(this.code, this.values)
  }
}

/**
 * What a person is shown of an error: its message in their language, or its `message` when it is not one of ours.
 * By shape and never by class, since the admin's bundle and the migrations' loader have copies of our classes.
 */
export function errorText(error: unknown, language: Language): string {
  const { messages, message } = (error ?? {}) as { messages?: Partial<Bilingual>; message?: unknown }
  return messages?.[language] ?? (typeof message === 'string' ? message : String(error))
}
