import type { Payload } from 'payload'

import { sweepSeals } from './sweepSeals.js'

/** How often, in milliseconds, every seal is checked. Each reading checks what it reads by itself. */
const interval = 10 * 60_000

/** Checks the seals of all live text at start and from time to time. @returns stops it, after what is under way */
export function startSweep(payload: Payload): () => Promise<void> {
  let running: Promise<unknown> | undefined
  const run = () => {
    running ??= sweepSeals(payload)
      .catch((error: unknown) => payload.logger.error({ err: error, msg: '核对公开内容的封条时出错。 Checking the seals of live text failed.' }))
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
