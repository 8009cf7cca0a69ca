import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Payload } from 'payload'

import { chainOf } from './ChainReader.js'
import { describeBreak } from './describeVerdict.js'
import { readHead } from './readArguments.js'
import { verifyChain, type Break, type Head } from './verifyChain.js'

// Kept on the process: the code is loaded once per bundle, and the admin's pages ask too.
const place = Symbol.for('dashiji.auditBroken')
const foundWhole = Symbol.for('dashiji.auditFoundWhole')
const shared = globalThis as { [place]?: Break; [foundWhole]?: true }
const fileIn = (dataDirectory: string): string => join(dataDirectory, 'audit-head.json')

/** What the start found wrong with the audit chain, if anything. */
export const auditTrouble = (): Break | undefined => shared[place]

/**
 * Verifies the audit chain when the server starts: behind the event that a clean stop left as the last, else all of it. A broken
 * chain is said aloud and remembered, and the server starts all the same: what is wrong can only be looked into then.
 */
export async function checkAtStart(
  payload: Payload,
  dataDirectory: string,
  say: (line: string) => void,
): Promise<void> {
  delete shared[place]
  delete shared[foundWhole]
  try {
    const since = takeHead(fileIn(dataDirectory))
    const { broken } = await verifyChain(payload, since && { since })
    if (!broken) return void (shared[foundWhole] = true)
    shared[place] = broken
    const line = `!!! ${describeBreak(broken)} 见 docs/operations.md。 See docs/operations.md.`
    say(line)
    payload.logger.error(line)
  } catch (error) {
    payload.logger.error({ err: error, msg: '无法核对流转记录。 The audit chain could not be verified.' })
  }
}

/** Keeps the last event for the next start; to be called at a clean stop. One that was not found whole is verified whole again. */
export async function keepHead(payload: Payload, dataDirectory: string): Promise<void> {
  if (!shared[foundWhole]) return
  const last = await chainOf(payload).last()
  if (last)
    writeFileSync(fileIn(dataDirectory), JSON.stringify({ sequence: last.sequence, hash: last.hash }), { mode: 0o600 })
}

// Taken away at once: after a crash there must be none.
function takeHead(file: string): Head | undefined {
  try {
    return readHead(readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  } finally {
    rmSync(file, { force: true })
  }
}
