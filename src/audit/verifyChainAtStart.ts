import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Payload } from 'payload'

import { chainOf } from './chainOf.js'
import { type ChainBreak, describeBreak, type Head, verifyChain } from './verifyChain.js'
import { readHead } from './readArguments.js'

// On `globalThis`: this code is loaded once per bundle, and the admin's pages ask too.
const breakKey = Symbol.for('dashiji.auditBroken')
const verifiedKey = Symbol.for('dashiji.auditFoundWhole')
const shared = globalThis as { [breakKey]?: ChainBreak; [verifiedKey]?: true }
const headFileIn = (dataDirectory: string): string => join(dataDirectory, 'audit-head.json')

/** What the start found wrong with the audit chain, if anything. */
export const auditChainBreak = (): ChainBreak | undefined => shared[breakKey]

/**
 * Verifies the audit chain when the server starts: behind the event that a clean stop left as the last, else all of it. A broken
 * chain is said aloud and remembered, and the server starts all the same: what is wrong can only be looked into then.
 */
export async function verifyChainAtStart(
  payload: Payload,
  dataDirectory: string,
  print: (line: string) => void,
): Promise<void> {
  delete shared[breakKey]
  delete shared[verifiedKey]
  try {
    const since = consumeHead(headFileIn(dataDirectory))
    const { broken } = await verifyChain(payload, since && { since })
    if (!broken) return void (shared[verifiedKey] = true)
    shared[breakKey] = broken
    const line = `!!! ${describeBreak(broken)} 见 docs/operations.md。 See docs/operations.md.`
    print(line)
    payload.logger.error(line)
  } catch (error) {
    payload.logger.error({ err: error, msg: '无法核对流转记录。 The audit chain could not be verified.' })
  }
}

/** Keeps the last event for the next start; to be called at a clean stop. One that was not found whole is verified whole again. */
export async function saveHead(payload: Payload, dataDirectory: string): Promise<void> {
  if (!shared[verifiedKey]) return
  const last = await chainOf(payload).last()
  if (last)
    writeFileSync(headFileIn(dataDirectory), JSON.stringify({ sequence: last.sequence, hash: last.hash }), {
      mode: 0o600,
    })
}

// Taken away at once: after a crash there must be none.
function consumeHead(file: string): Head | undefined {
  try {
    return readHead(readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  } finally {
    rmSync(file, { force: true })
  }
}
