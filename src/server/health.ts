import { Router } from 'express'
import type { Payload } from 'payload'

import { findDamage } from '../database/findDamage.js'
import { pendingMigrations } from '../database/migrations/appliedMigrations.js'

/** What the server is about to do, as `stopOnSignal` sets it. */
export type Lifecycle = { isStopping: boolean }

type Readiness = { status: 'ready' } | { status: 'unavailable'; reason: string; [detail: string]: unknown }

/** How long damage is not looked for again: anybody may ask, and it blocks the process for some milliseconds. */
const validMs = 250

/**
 * `/healthz` answers 200 while the process runs. `/readyz` answers 200 when the database answers, is not damaged and
 * has every migration; otherwise, and from the beginning of a stop, 503 with the reason.
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
    return pending.length === 0 ? { status: 'ready' } : { status: 'unavailable', reason: 'migrations', pending }
  } catch {
    return { status: 'unavailable', reason: 'database' }
  }
}
