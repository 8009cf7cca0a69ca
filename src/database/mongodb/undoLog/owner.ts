import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** The process that began a transaction: enough to find out later whether it is still running. */
export type Owner = { readonly host: string; readonly pid: number; readonly start: string }

/** This process. */
export const thisProcess = (): Owner => ({ host: hostname(), pid: process.pid, start: startOf(process.pid) })

/**
 * Whether a process of this machine has ended. `false` for a process of another machine, about which nothing is known.
 */
export function hasEnded({ host, pid, start }: Owner): boolean {
  if (host !== hostname()) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  // The process id may have been reused, which is the rule in a container.
  return startOf(pid) !== start
}

// The start time of a process, from Linux's /proc. Empty on other systems, where the process id alone is compared.
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
