import { terminalLanguage } from '../config/terminalLanguage.js'
import { CodedError, errorText } from '../errors/CodedError.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { pickLanguage } from '../vocabulary/pickLanguage.js'

/** Why the program cannot start, in one line that says what to do about it. */
export class StartError extends CodedError {
  override readonly name = 'StartError'
}

/**
 * Errors that the person at the terminal can put right. By name, since the migrations' classes come from another
 * loader.
 */
const userErrorNames = ['SettingsError', 'StartError', 'DatabaseError', 'BackupError', 'MigrationError']

/** Ends the process over an error: one clear line where the person can put it right, the whole trace where we must. */
export function exitWithError(error: unknown): never {
  const language = terminalLanguage()
  const isUserError = error instanceof Error && userErrorNames.includes(error.name)
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const startFailed = pickLanguage(bilingual('启动失败：', 'The start failed: '), language)
  process.stderr.write(`${isUserError ? errorText(error, language) : `${startFailed}${trace}`}\n`)
  process.exit(isUserError ? 2 : 1)
}
