import { APIError } from 'payload'

import { codes, type Code } from './codes.js'
import { message } from './message.js'

/**
 * Makes the error for a refused request: HTTP status and zh/en message from the table of codes; `data.code` is
 * what programs go by. `values` fill the `{name}` places of the message.
 */
export const refuse = (code: Code, values: Record<string, string | number> = {}): APIError =>
  new APIError(message(code, values), codes[code].status, { code, ...values }, true)
