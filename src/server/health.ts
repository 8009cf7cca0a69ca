import { Router } from 'express'
import type { Payload } from 'payload'

import { slugs } from '../vocabulary/slugs.js'

/** `/healthz`: the process lives. `/readyz`: the database answers (503 otherwise, saying what is wrong). */
export function health(payload: Payload): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => void res.json({ status: 'ok' }))
  router.get('/readyz', async (_req, res) => {
    try {
      await payload.db.findOne({ collection: slugs.roles, where: {} })
      res.json({ status: 'ready' })
    } catch {
      res.status(503).json({ status: 'unavailable', reason: 'database' })
    }
  })
  return router
}
