import compression from 'compression'
import express, { type Express, type RequestHandler, Router } from 'express'
import { handleEndpoints, type Payload } from 'payload'

import { markSvg } from '../admin/graphics/markShape.js'
import { settings } from '../config/settings.js'
import { pendingMigrations } from '../database/migrations/appliedMigrations.js'
import { graphqlHandler } from '../delivery/graphqlHandler.js'
import { keepClientAddress } from '../http/clientAddress.js'
import { distrustSiblings } from '../http/distrustSiblings.js'
import { readBody } from '../http/readBody.js'
import { chooseLanguage } from '../http/readerLanguage.js'
import { sendWebResponse, toWebRequest } from '../http/webRequest.js'
import { sendImage } from '../media/serve/sendImage.js'
import { errorHandlers } from './errorHandlers.js'
import { logRequests } from './logRequests.js'
import { securityHeaders } from './securityHeaders.js'
import { setUpPage } from './setUpPage.js'
import type { SetUpToken } from './setUpToken.js'

type AppOptions = {
  payload: Payload
  /** Serves `/admin`; omitted when only the API is wanted. */
  admin?: RequestHandler
  /** Enables the one-time set-up link while there is no administrator. */
  setUpToken?: SetUpToken
}

/** Assembles everything that is served on the port; the application does not listen yet. */
export function createApp({ payload, admin, setUpToken }: AppOptions): Express {
  const { publicUrl, trustedProxies } = settings()
  const app = express()
  app.disable('x-powered-by')
  // Payload parses the query string itself; Express's parser is not used.
  app.set('query parser', 'simple')
  app.set('trust proxy', trustedProxies)

  app.use(keepClientAddress, distrustSiblings)
  app.use(logRequests)
  app.use(chooseLanguage)
  app.use(securityHeaders(publicUrl))
  app.use(health(payload))
  app.use(compression())

  app.get('/', (_req, res) => res.redirect('/admin'))
  // Browsers request this by default when a page does not name an icon.
  app.get('/favicon.ico', (_req, res) =>
    res.set('cache-control', 'public, max-age=86400').type('image/svg+xml').send(markSvg),
  )
  app.all('/api/graphql', graphqlHandler(payload, publicUrl))
  app.use('/api', restHandler(payload, publicUrl))
  app.use(setUpPage({ payload, token: setUpToken }))
  if (admin) app.use(['/admin', '/_next'], admin)

  app.use(errorHandlers.notFound)
  app.use(errorHandlers.failed)
  return app
}

/**
 * `/healthz` answers 200 while the process runs. `/readyz` answers 200 when the database answers and has every
 * migration, otherwise 503 with the reason.
 */
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

/** Serves Payload's REST endpoints, media files included, without Next. */
export const restHandler =
  (payload: Payload, publicUrl: string): RequestHandler =>
  async (req, res) => {
    const body = await readBody(req)
    const request = toWebRequest(req, publicUrl, body)
    const answer = await handleEndpoints({ config: payload.config, request })
    if (!(await sendImage(req, res, answer))) await sendWebResponse(answer, res)
  }
