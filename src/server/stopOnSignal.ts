import type { Server } from 'node:http'

import type { Payload } from 'payload'

import { saveHead } from '../audit/verifyChainAtStart.js'
import { drainAuditQueue } from '../audit/recordRefusal.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'

/** How long a shutdown waits for responses in progress. */
const shutdownTimeoutMs = 10_000

type StopOptions = {
  server: Server
  payload: Payload
  print: (line: Bilingual) => void
  dataDirectory: string
  stopBackground: () => Promise<unknown>
}

/**
 * Shuts down on SIGINT and SIGTERM: refuses new connections, finishes responses in progress, drains the audit queue and
 * closes the database. A second signal exits at once.
 */
export function stopOnSignal({ server, payload, print, dataDirectory, stopBackground }: StopOptions): void {
  let isStopping = false
  const stop = async () => {
    if (isStopping) process.exit(130)
    isStopping = true
    print(bilingual('正在停止……', 'Stopping …'))
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
    print(bilingual('已停止。', 'Stopped.'))
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}
