import { APIError } from 'payload'

import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { codes, type ErrorCode } from './codes.js'
import { toLogText } from './logText.js'
import { messagesOf, type MessageValues } from './messagesOf.js'

/** One reason for a refusal. `data` is sent to programs beside the code and the values. */
export type Reason = {
  readonly code: ErrorCode
  readonly values?: MessageValues
  readonly data?: Readonly<Record<string, unknown>>
}

/** A request that is refused within Payload, for one reason or several; the message is chosen where it is sent. */
export class Refusal extends APIError {
  /**
   * @param status the HTTP status, one of those that the reasons have
   * @param data what programs that hold the error go by; `code` is the reason of the status
   */
  constructor(
    readonly reasons: readonly Reason[],
    status: number,
    data: { readonly code: string } & Readonly<Record<string, unknown>>,
  ) {
    super(reasons.map(({ code, values = {} }) => toLogText(code, values)).join('; '), status, data, true)
    // Payload chooses the level of the log by the name.
    this.name = 'APIError'
  }

  get messages(): Bilingual {
    const all = this.reasons.map(({ code, values }) => messagesOf(code, values))
    return bilingual(all.map(({ zh }) => zh).join(''), all.map(({ en }) => en).join(' '))
  }
}

/** Makes the error for a request that is refused for one reason. `values` fill the `{name}` places of its message. */
export const refuse = (code: ErrorCode, values: MessageValues = {}): Refusal =>
  new Refusal([{ code, values }], codes[code].status, { code, ...values })
