import { Router } from 'express'
import type { Payload } from 'payload'

import { pendingMigrations } from '../database/migrations/pendingMigrations.js'

/** `/healthz`: the process lives. `/readyz`: the database answers and has every migration (503 otherwise, saying which of the two is wrong). */
export function health(payload: Payload): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => void res.json({ status: 'ok' }))
  router.get('/readyz', async (_req, res) => {
    try {
      const pending = await pendingMigrations(payload)
      if (pending.length === 0) res.json({ status: 'ready' })
      else res.status(503).json({ status: 'unavailable', reason: 'migrations', pending })
    } catch {
      res.status(503).json({ status: 'unavailable', reason: 'database' })
    }
  })
  return router
}
