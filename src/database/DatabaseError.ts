import type { ErrorCode } from '../errors/codes.js'
import { message } from '../errors/refuse.js'

/** Why the database cannot be used, in one line that says how to mend it. */
export class DatabaseError extends Error {
  constructor(
    readonly code: ErrorCode,
    values: Record<string, string | number> = {},
    options?: ErrorOptions,
  ) {
    super(message(code, values).replace(/\s*\n\s*/g, ' '), options)
    this.name = 'DatabaseError'
  }
}
