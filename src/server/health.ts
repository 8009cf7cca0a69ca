import { Router } from 'express'
import type { Payload } from 'payload'

import { findDamage } from '../database/findDamage.js'
import { pendingMigrations } from '../database/migrations/appliedMigrations.js'
import { countMediaFaults } from '../media/files/mediaFaults.js'

/** What the server is about to do, as `stopOnSignal` sets it. */
export type Lifecycle = { isStopping: boolean }

type Readiness =
  | { status: 'ready'; warnings?: { missingMedia: number; changedMedia: number } }
  | { status: 'unavailable'; reason: string; [detail: string]: unknown }

/** How long damage is not looked for again: anybody may ask, and it blocks the process for some milliseconds. */
const validMs = 250

/**
 * `/healthz` answers 200 while the process runs. `/readyz` answers 200 when the database answers, is not damaged and
 * has every migration; otherwise, and from the beginning of a stop, 503 with the reason. Image files that the last sweep
 * missed are a warning: all else is served.
 */
export function health(payload: Payload, lifecycle: Lifecycle): Router {
  const router = Router()
  let known: { damage: Promise<string | undefined>; until: number } | undefined
  const readDamage = () => {
    if (!known || known.until < Date.now()) known = { damage: findDamage(payload), until: Date.now() + validMs }
    return known.damage
  }
  router.get('/healthz', (_req, res) => void res.json({ status: 'ok' }))
  router.get('/readyz', async (_req, res) => {
    const readiness: Readiness = lifecycle.isStopping
      ? { status: 'unavailable', reason: 'stopping' }
      : await readReadiness(payload, readDamage)
    res.set('cache-control', 'no-store')
    res.status(readiness.status === 'ready' ? 200 : 503).json(readiness)
  })
  return router
}

async function readReadiness(payload: Payload, readDamage: () => Promise<string | undefined>): Promise<Readiness> {
  try {
    const damage = await readDamage()
    if (damage !== undefined) {
      payload.logger.error({ msg: '数据库文件已损坏。 The database file is damaged.', damage })
      return { status: 'unavailable', reason: 'damaged', damage }
    }
    const pending = await pendingMigrations(payload)
    if (pending.length > 0) return { status: 'unavailable', reason: 'migrations', pending }
    const { missing, changed } = countMediaFaults()
    return {
      status: 'ready',
      ...(missing + changed > 0 && { warnings: { missingMedia: missing, changedMedia: changed } }),
    }
  } catch {
    return { status: 'unavailable', reason: 'database' }
  }
}
