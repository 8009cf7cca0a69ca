import type { Payload } from 'payload'

import { tidyUp } from './refreshStatistics.js'

const interval = 6 * 60 * 60 * 1000

/**
 * Keeps the database's statistics fresh while the server runs (closing the database does so once more).
 * @returns stops it
 */
export function startMaintenance(payload: Payload): () => Promise<void> {
  const timer = setInterval(() => {
    tidyUp(payload).catch((error: unknown) => payload.logger.warn(`维护数据库时出错。 Tidying up the database failed: ${String(error)}`))
  }, interval)
  timer.unref()
  return () => Promise.resolve(clearInterval(timer))
}
