import { terminalLanguage } from '../../config/terminalLanguage.js'
import { errorText } from '../../errors/CodedError.js'

/**
 * Runs a `payload migrate…` command. Payload would print a stack trace and may still exit with status 0; this prints
 * one line and exits with status 1. Called by anything else, such as the start of the server, it only passes the error
 * on.
 */
export async function runMigrationCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!process.argv[2]?.startsWith('migrate')) throw error
    process.stderr.write(`${errorText(error, terminalLanguage())}\n`)
    process.exit(1)
  }
}
