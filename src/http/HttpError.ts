import { codes, type ErrorCode } from '../errors/codes.js'
import { message } from '../errors/refuse.js'

/** A request that ends before it reaches Payload. */
export class HttpError extends Error {
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    values: Record<string, string | number> = {},
  ) {
    super(message(code, values))
    this.name = 'HttpError'
    this.status = codes[code].status
  }

  /** The answer's body, in the one shape that errors have. */
  toJSON() {
    return { errors: [{ code: this.code, message: this.message }] }
  }
}
