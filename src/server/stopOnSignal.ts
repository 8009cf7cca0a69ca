import type { Server } from 'node:http'

import type { Payload } from 'payload'

import { keepHead } from '../audit/checkAtStart.js'
import { refusalsSettled } from '../audit/noteRefusal.js'

/** Longest wait in milliseconds for answers that are under way when the program is told to stop. */
const patience = 10_000

type Parts = {
  server: Server
  payload: Payload
  say: (line: string) => void
  dataDirectory: string
  stopBackground: () => Promise<unknown>
}

/** Stops cleanly on Ctrl-C and on SIGTERM: no new connections, answers under way finished, the database closed. A second signal stops at once. */
export function stopOnSignal({ server, payload, say, dataDirectory, stopBackground }: Parts): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(130)
    stopping = true
    say('正在停止…… Stopping …')
    const closed = new Promise((done) => server.close(done))
    server.closeIdleConnections()
    await Promise.race([closed, new Promise((done) => setTimeout(done, patience).unref())])
    server.closeAllConnections()
    await stopBackground()
    await refusalsSettled(payload)
    await keepHead(payload, dataDirectory).catch((error: unknown) =>
      payload.logger.warn({
        err: error,
        msg: '未能保存流转记录的末条。 The head of the audit chain could not be kept.',
      }),
    )
    await payload.destroy()
    say('已停止。 Stopped.')
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}
