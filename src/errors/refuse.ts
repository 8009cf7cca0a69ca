import { APIError } from 'payload'

import { codes, type ErrorCode } from './codes.js'

/**
 * Makes the error for a refused request: HTTP status and zh/en message from the table of codes; `data.code` is
 * what programs go by. `values` fill the `{name}` places of the message.
 */
export const refuse = (code: ErrorCode, values: Record<string, string | number> = {}): APIError =>
  new APIError(message(code, values), codes[code].status, { code, ...values }, true)

/** The text of a code for people, Chinese then English, its `{name}` places filled from `values`. */
export function message(code: ErrorCode, values: Record<string, string | number> = {}): string {
  const { zh, en } = codes[code].message
  return `${fill(zh, values)} ${fill(en, values)}`
}

const fill = (template: string, values: Record<string, string | number>): string =>
  template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))
