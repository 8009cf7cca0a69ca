import type { UndoLog, OpenTransaction } from './UndoLog.js'
import { hasEnded, thisProcess } from './owner.js'

/** After so long, in milliseconds, a unit of another machine is taken for one whose process has ended. */
const abandonedAfterMs = 60_000

/**
 * Undoes the units that a process left open when it ended; those of other machines only when they are old.
 * @returns how many were undone, and how many may still be under way
 */
export async function undoInterrupted(undoLog: UndoLog): Promise<{ undone: number; remaining: number }> {
  const open = await undoLog.openTransactions()
  const interrupted = open.filter(isInterrupted)
  for (const { _id } of interrupted) {
    await undoLog.undo(_id)
    await undoLog.close(_id)
  }
  await undoLog.clearFinished()
  return { undone: interrupted.length, remaining: open.length - interrupted.length }
}

const isInterrupted = ({ owner, at }: OpenTransaction): boolean =>
  owner.host === thisProcess().host ? hasEnded(owner) : Date.now() - at.getTime() > abandonedAfterMs
