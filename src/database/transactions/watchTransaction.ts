import { limits } from './limits.js'
import type { Transaction } from './Transaction.js'

/**
 * Watches an open transaction: names it in the log when it has been open for long, and rolls it back when nothing has
 * been written in it for `limits.idleTimeoutMs`, since its caller must have forgotten it.
 */
export function watchTransaction(transaction: Transaction, rollback: () => Promise<void>): void {
  const startedAt = Date.now()
  let hasWarned = false
  const timer = setInterval(
    () => {
      if (transaction.state !== 'open') return clearInterval(timer)
      const now = Date.now()
      const isLost = transaction.fatalError !== undefined
      if (!hasWarned && !isLost && !transaction.suspension && now - startedAt > limits.warnAfterMs) {
        hasWarned = true
        transaction.engine.warn(
          `一个事务已打开 ${limits.warnAfterMs / 1000} 秒以上。 ` +
            `A transaction has been open for more than ${limits.warnAfterMs / 1000} s.`,
        )
      }
      if (now - transaction.lastUsed > limits.idleTimeoutMs) {
        clearInterval(timer)
        if (!isLost)
          transaction.engine.warn(
            `一个事务 ${limits.idleTimeoutMs / 1000} 秒没有写入，已回滚。 ` +
              `A transaction without a write for ${limits.idleTimeoutMs / 1000} s was rolled back.`,
          )
        void rollback()
      }
    },
    Math.min(limits.warnAfterMs, limits.idleTimeoutMs, 5_000),
  )
  timer.unref()
}
