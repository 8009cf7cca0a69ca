import { message } from '../errors/message.js'
import type { Code } from '../errors/codes.js'

/** Why the program cannot start, in one line that says how to mend it. */
export class StartError extends Error {
  constructor(
    readonly code: Code,
    values: Record<string, string | number> = {},
  ) {
    super(message(code, values))
    this.name = 'StartError'
  }
}
