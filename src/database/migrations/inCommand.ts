/** Runs what a `payload migrate…` command asks for. The command prints a stack and may end well all the same; this ends it with one line and status 1. */
export async function inCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (process.env.PAYLOAD_MIGRATING !== 'true') throw error
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
