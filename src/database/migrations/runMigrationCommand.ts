import { asError } from '../transactions/asError.js'

/** Runs what a `payload migrate…` command asks for. The command prints a stack and may end well all the same; this ends it with one line and status 1. */
export async function runMigrationCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!process.argv[2]?.startsWith('migrate')) throw error
    process.stderr.write(`${asError(error).message}\n`)
    process.exit(1)
  }
}
