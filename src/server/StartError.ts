import type { ErrorCode } from '../errors/codes.js'
import { message } from '../errors/refuse.js'

/** Why the program cannot start, in one line that says how to mend it. */
export class StartError extends Error {
  constructor(
    readonly code: ErrorCode,
    values: Record<string, string | number> = {},
  ) {
    super(message(code, values))
    this.name = 'StartError'
  }
}

/** Errors that a person can mend: their text is one line that says how. By name, since the migrations' classes come from another loader. */
const userErrorNames = ['SettingsError', 'StartError', 'DatabaseError', 'MigrationError']

/** Ends the process over an error: one clear line where the person can mend it, the whole trace where we must. */
export function exitWithError(error: unknown): never {
  const isUserError = error instanceof Error && userErrorNames.includes(error.name)
  const text = error instanceof Error ? (isUserError ? error.message : (error.stack ?? error.message)) : String(error)
  process.stderr.write(`${isUserError ? text : `启动失败 / The start failed: ${text}`}\n`)
  process.exit(isUserError ? 2 : 1)
}
