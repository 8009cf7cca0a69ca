import { toLogText } from '../errors/logText.js'
import { fillMessage, type MessageValues } from '../errors/messagesOf.js'
import type { Bilingual } from '../vocabulary/bilingual.js'
import { importErrors, type ImportErrorCode } from './messages/importErrors.js'

/**
 * A source that cannot be imported: a stable code, its values, and a message in both languages that says what to do
 * about it.
 */
export class ImportError extends Error {
  override readonly name = 'ImportError'

  constructor(
    readonly code: ImportErrorCode,
    readonly values: MessageValues = {},
  ) {
    super(toLogText(code, values))
  }

  get messages(): Bilingual {
    return fillMessage(importErrors[this.code], this.values)
  }
}
