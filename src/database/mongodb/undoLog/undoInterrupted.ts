import type { UndoLog, OpenTransaction } from './UndoLog.js'
import { hasEnded, thisProcess } from './owner.js'

/** The age, in milliseconds, from which a transaction of another machine is taken for interrupted. */
const abandonedAfterMs = 60_000

/**
 * Rolls back the transactions whose process has ended; those of other machines once they are old.
 * @returns how many were rolled back, and how many may still be in use
 */
export async function undoInterrupted(undoLog: UndoLog): Promise<{ rolledBack: number; remaining: number }> {
  const open = await undoLog.openTransactions()
  const interrupted = open.filter(isInterrupted)
  for (const { _id } of interrupted) {
    await undoLog.undo(_id)
    await undoLog.close(_id)
  }
  await undoLog.clearFinished()
  return { rolledBack: interrupted.length, remaining: open.length - interrupted.length }
}

const isInterrupted = ({ owner, at }: OpenTransaction): boolean =>
  owner.host === thisProcess().host ? hasEnded(owner) : Date.now() - at.getTime() > abandonedAfterMs
