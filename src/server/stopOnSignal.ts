import type { Server } from 'node:http'

import type { Payload } from 'payload'

import { saveHead } from '../audit/verifyChainAtStart.js'
import { drainAuditQueue } from '../audit/recordRefusal.js'

/** Longest wait in milliseconds for answers that are under way when the program is told to stop. */
const shutdownTimeoutMs = 10_000

type StopOptions = {
  server: Server
  payload: Payload
  print: (line: string) => void
  dataDirectory: string
  stopBackground: () => Promise<unknown>
}

/** Stops cleanly on Ctrl-C and on SIGTERM: no new connections, answers under way finished, the database closed. A second signal stops at once. */
export function stopOnSignal({ server, payload, print, dataDirectory, stopBackground }: StopOptions): void {
  let isStopping = false
  const stop = async () => {
    if (isStopping) process.exit(130)
    isStopping = true
    print('正在停止…… Stopping …')
    const closed = new Promise((done) => server.close(done))
    server.closeIdleConnections()
    await Promise.race([closed, new Promise((done) => setTimeout(done, shutdownTimeoutMs).unref())])
    server.closeAllConnections()
    await stopBackground()
    await drainAuditQueue(payload)
    await saveHead(payload, dataDirectory).catch((error: unknown) =>
      payload.logger.warn({
        err: error,
        msg: '未能保存流转记录的末条。 The head of the audit chain could not be kept.',
      }),
    )
    await payload.destroy()
    print('已停止。 Stopped.')
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}
