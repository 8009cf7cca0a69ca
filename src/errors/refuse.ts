import { APIError } from 'payload'

import { codes, type Code } from './codes.js'

/**
 * Makes the error for a refused request: HTTP status and zh/en message from the table of codes; `data.code` is
 * what programs go by. `values` fill the `{name}` places of the message.
 */
export function refuse(code: Code, values: Record<string, string | number> = {}): APIError {
  const { status, message } = codes[code]
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return new APIError(`${fill(message.zh)} ${fill(message.en)}`, status, { code, ...values }, true)
}
