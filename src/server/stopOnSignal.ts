import type { Server } from 'node:http'

import type { Payload } from 'payload'

/** Longest wait in milliseconds for answers that are under way when the program is told to stop. */
const patience = 10_000

/**
 * Stops cleanly on Ctrl-C, on SIGTERM and when `npm start` is gone: no new connections, answers under way finished,
 * the database closed. A second signal stops at once.
 */
export function stopOnSignal(server: Server, payload: Payload, say: (line: string) => void): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(130)
    stopping = true
    say('正在停止…… Stopping …')
    const closed = new Promise((done) => server.close(done))
    server.closeIdleConnections()
    await Promise.race([closed, new Promise((done) => setTimeout(done, patience).unref())])
    server.closeAllConnections()
    await payload.destroy()
    say('已停止。 Stopped.')
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
  stopWithNpm(stop)
}

/** npm passes a signal to the shell between it and us, which ends without passing it on and would leave us behind. */
function stopWithNpm(stop: () => Promise<void>): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    void stop()
  }, 500)
  watch.unref()
}
