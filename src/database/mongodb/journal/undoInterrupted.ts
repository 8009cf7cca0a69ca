import type { Journal, OpenUnit } from './Journal.js'
import { hasEnded, thisProcess } from './owner.js'

/** After so long, in milliseconds, a unit of another machine is taken for one whose process has ended. */
const abandonedAfter = 60_000

/**
 * Undoes the units that a process left open when it ended; those of other machines only when they are old.
 * @returns how many were undone, and how many may still be under way
 */
export async function undoInterrupted(journal: Journal): Promise<{ undone: number; left: number }> {
  const open = await journal.openUnits()
  const interrupted = open.filter(isInterrupted)
  for (const { _id } of interrupted) {
    await journal.undo(_id)
    await journal.close(_id)
  }
  await journal.clear()
  return { undone: interrupted.length, left: open.length - interrupted.length }
}

const isInterrupted = ({ owner, at }: OpenUnit): boolean =>
  owner.host === thisProcess().host ? hasEnded(owner) : Date.now() - at.getTime() > abandonedAfter
