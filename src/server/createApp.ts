import compression from 'compression'
import express, { type Express, type RequestHandler, Router } from 'express'
import { handleEndpoints, type Payload } from 'payload'

import { markSvg } from '../admin/graphics/markShape.js'
import { settings } from '../config/settings.js'
import { pendingMigrations } from '../database/migrations/appliedMigrations.js'
import { graphqlHandler } from '../delivery/graphqlHandler.js'
import { readBody } from '../http/readBody.js'
import { sendWebResponse, toWebRequest } from '../http/webRequest.js'
import { errorHandlers } from './errorHandlers.js'
import { logRequests } from './logRequests.js'
import { securityHeaders } from './securityHeaders.js'
import { setUpPage } from './setUpPage.js'
import type { SetUpToken } from './setUpToken.js'
import { signInLimits } from './signInLimits.js'

type AppOptions = {
  payload: Payload
  /** Serves `/admin`; left out where only the API is wanted. */
  admin?: RequestHandler
  /** Opens the one-time set-up link, while there is no administrator. */
  setUpToken?: SetUpToken
}

/** Everything the one port answers, as an Express application that does not listen yet. */
export function createApp({ payload, admin, setUpToken }: AppOptions): Express {
  const { publicUrl } = settings()
  const app = express()
  app.disable('x-powered-by')
  // Payload reads the query string itself; Express's own reading is used for nothing.
  app.set('query parser', 'simple')

  app.use(logRequests)
  app.use(health(payload))
  app.use(securityHeaders)
  app.use(compression())

  app.get('/', (_req, res) => res.redirect('/admin'))
  // Browsers ask for it by themselves where a page names no icon in time.
  app.get('/favicon.ico', (_req, res) =>
    res.set('cache-control', 'public, max-age=86400').type('image/svg+xml').send(markSvg),
  )
  app.use('/api/users', signInLimits())
  app.all('/api/graphql', graphqlHandler(payload, publicUrl))
  app.use('/api', restHandler(payload, publicUrl))
  app.use(setUpPage({ payload, token: setUpToken }))
  if (admin) app.use(['/admin', '/_next'], admin)

  app.use(errorHandlers.notFound)
  app.use(errorHandlers.failed)
  return app
}

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

/** Serves Payload's REST addresses, media files included, without passing through Next. */
export const restHandler =
  (payload: Payload, publicUrl: string): RequestHandler =>
  async (req, res) => {
    const body = await readBody(req)
    const request = toWebRequest(req, publicUrl, body)
    await sendWebResponse(await handleEndpoints({ config: payload.config, request }), res)
  }
