import type { Payload } from 'payload'

import { runDue } from './runDue.js'

/** How often, in milliseconds, the clock is looked at. */
const interval = 5_000

/** Publishes what is scheduled while the server runs; what fell due while it did not, right away. @returns stops it, after what is under way */
export function startSchedule(payload: Payload): () => Promise<void> {
  let running: Promise<unknown> | undefined
  const run = () => {
    running ??= runDue(payload)
      .catch((error: unknown) => payload.logger.error({ err: error, msg: '查看定时发布时出错。 Looking for scheduled publications failed.' }))
      .finally(() => (running = undefined))
  }
  run()
  const timer = setInterval(run, interval)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
