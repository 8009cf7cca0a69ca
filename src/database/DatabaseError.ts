import type { ErrorCode } from '../errors/codes.js'
import { message } from '../errors/refuse.js'

/** Why the database cannot be used and what to do about it, in one line for whoever starts the program. */
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
