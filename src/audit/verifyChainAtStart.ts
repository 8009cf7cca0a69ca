import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Payload } from 'payload'

import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { chainOf } from './chainOf.js'
import { type Head, readHead } from './Head.js'
import { type ChainBreak, describeBreak, verifyChain } from './verifyChain.js'

// On `globalThis`, since this module is loaded once per bundle and the admin's bundle reads the result too.
const breakKey = Symbol.for('dashiji.auditBroken')
const verifiedKey = Symbol.for('dashiji.auditFoundWhole')
const shared = globalThis as { [breakKey]?: ChainBreak; [verifiedKey]?: true }
/** The file that keeps the head between a clean stop and the next start. */
export const savedHeadIn = (dataDirectory: string): string => join(dataDirectory, 'audit-head.json')

/** The break that was found at start, if any. */
export const auditChainBreak = (): ChainBreak | undefined => shared[breakKey]

/**
 * Verifies the audit chain when the server starts: from the head that a clean stop saved, otherwise from the beginning.
 * A broken chain is printed, logged and kept for the admin, but does not prevent the start: people need the running
 * system to investigate.
 */
export async function verifyChainAtStart(
  payload: Payload,
  dataDirectory: string,
  print: (line: Bilingual) => void,
): Promise<void> {
  delete shared[breakKey]
  delete shared[verifiedKey]
  try {
    const since = consumeHead(savedHeadIn(dataDirectory))
    const { broken } = await verifyChain(payload, since && { since })
    if (!broken) return void (shared[verifiedKey] = true)
    shared[breakKey] = broken
    const { zh, en } = describeBreak(broken)
    print(bilingual(`!!! ${zh}见 docs/operations.md。`, `!!! ${en} See docs/operations.md.`))
    payload.logger.error({ broken, msg: `${zh} ${en}` })
  } catch (error) {
    payload.logger.error({ err: error, msg: '无法核对流转记录。 The audit chain could not be verified.' })
  }
}

/**
 * Saves the head for the next start; called at a clean stop. A chain that did not verify is verified from the beginning
 * again.
 */
export async function saveHead(payload: Payload, dataDirectory: string): Promise<void> {
  if (!shared[verifiedKey]) return
  const last = await chainOf(payload).last()
  if (last)
    writeFileSync(savedHeadIn(dataDirectory), JSON.stringify({ sequence: last.sequence, hash: last.hash }), {
      mode: 0o600,
    })
}

// Deleted as soon as it is read: after a crash there must be no saved head.
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
