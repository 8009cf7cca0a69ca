import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** The process that writes a unit: enough to tell later whether it still lives. */
export type Owner = { readonly host: string; readonly pid: number; readonly start: string }

/** This process. */
export const thisProcess = (): Owner => ({ host: hostname(), pid: process.pid, start: startOf(process.pid) })

/** Whether a process of this machine has ended. Of other machines' processes nothing is known. */
export function hasEnded({ host, pid, start }: Owner): boolean {
  if (host !== hostname()) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  // The number may have been given to another process since, as it always is in a container.
  return startOf(pid) !== start
}

// When the process began, as Linux counts; empty elsewhere, where the number alone must do.
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
