import type { Server } from 'node:http'

import type { Payload } from 'payload'

/** Longest wait in milliseconds for answers that are under way when the program is told to stop. */
const patience = 10_000

type Parts = { server: Server; payload: Payload; say: (line: string) => void; stopMaintenance: () => void }

/** Stops cleanly on Ctrl-C and on SIGTERM: no new connections, answers under way finished, the database closed. A second signal stops at once. */
export function stopOnSignal({ server, payload, say, stopMaintenance }: Parts): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(130)
    stopping = true
    say('正在停止…… Stopping …')
    const closed = new Promise((done) => server.close(done))
    server.closeIdleConnections()
    await Promise.race([closed, new Promise((done) => setTimeout(done, patience).unref())])
    server.closeAllConnections()
    stopMaintenance()
    await payload.destroy()
    say('已停止。 Stopped.')
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}
