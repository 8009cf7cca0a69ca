import type { Server } from 'node:http'

import type { Payload } from 'payload'

import { saveHead } from '../audit/verifyChainAtStart.js'
import { drainAuditQueue } from '../audit/recordRefusal.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { finishAnswers, watchAnswers } from './finishAnswers.js'
import type { Lifecycle } from './health.js'

/** How long a shutdown waits for responses in progress, and for the work behind them. */
const shutdownTimeoutMs = 10_000

type StopOptions = {
  server: Server
  lifecycle: Lifecycle
  payload: Payload
  print: (line: Bilingual) => void
  dataDirectory: string
  stopBackground: () => Promise<unknown>
}

/**
 * Shuts down on SIGINT and SIGTERM: is not ready any more, refuses new requests, finishes responses in progress, drains
 * the audit queue and closes the database. A second signal exits at once.
 */
export function stopOnSignal({ server, lifecycle, payload, print, dataDirectory, stopBackground }: StopOptions): void {
  const answers = watchAnswers(server)
  const stop = async () => {
    if (lifecycle.isStopping) process.exit(130)
    lifecycle.isStopping = true
    print(bilingual('正在停止……', 'Stopping …'))
    await finishAnswers(server, answers, shutdownTimeoutMs)
    await withinTimeout(stopBackground())
    await withinTimeout(drainAuditQueue(payload))
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

const withinTimeout = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((done) => setTimeout(done, shutdownTimeoutMs).unref())])
