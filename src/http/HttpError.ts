import { CodedError } from '../errors/CodedError.js'
import { codes } from '../errors/codes.js'

/** A request that ends before it reaches Payload. */
export class HttpError extends CodedError {
  override readonly name = 'HttpError'

  get status(): number {
    return codes[this.code].status
  }
}
