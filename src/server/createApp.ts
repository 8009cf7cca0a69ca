import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import { handleEndpoints, type Payload } from 'payload'

import { markSvg } from '../admin/graphics/markShape.js'
import { settings } from '../config/settings.js'
import { graphqlHandler } from '../delivery/graphqlHandler.js'
import { keepClientAddress } from '../http/clientAddress.js'
import { distrustSiblings } from '../http/distrustSiblings.js'
import { guardBody } from '../http/guardBody.js'
import { readBody } from '../http/readBody.js'
import { chooseLanguage } from '../http/readerLanguage.js'
import { sendWebResponse, toWebRequest } from '../http/webRequest.js'
import { sendImage } from '../media/serve/sendImage.js'
import { admitRequests } from './admitRequests.js'
import { errorHandlers } from './errorHandlers.js'
import { health, type Lifecycle } from './health.js'
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
  /** Set by whoever stops the server. */
  lifecycle?: Lifecycle
}

/** Assembles everything that is served on the port; the application does not listen yet. */
export function createApp({ payload, admin, setUpToken, lifecycle = { isStopping: false } }: AppOptions): Express {
  const { publicUrl, trustedProxies } = settings()
  const app = express()
  app.disable('x-powered-by')
  // Payload parses the query string itself; Express's parser is not used.
  app.set('query parser', 'simple')
  app.set('trust proxy', trustedProxies)

  app.use(keepClientAddress, distrustSiblings)
  // Each of the handlers below watches for the end of the answer; Node takes more than ten for a leak.
  app.use((_req, res, next) => {
    res.setMaxListeners(20)
    next()
  })
  app.use(logRequests)
  app.use(chooseLanguage)
  app.use(securityHeaders(publicUrl))
  app.use(health(payload, lifecycle))
  app.use(guardBody)
  app.use(admitRequests(payload, lifecycle))
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

/** When what failed for a moment (`databaseBusy` …) is worth another try. */
const retryAfterSeconds = 5

/** Serves Payload's REST endpoints, media files included, without Next. */
export const restHandler =
  (payload: Payload, publicUrl: string): RequestHandler =>
  async (req, res) => {
    const body = await readBody(req)
    const request = toWebRequest(req, publicUrl, body)
    const answer = await handleEndpoints({ config: payload.config, request })
    if (answer.status === 503) res.setHeader('retry-after', retryAfterSeconds)
    if (!(await sendImage(req, res, answer))) await sendWebResponse(answer, res)
    // A body that nobody read would keep the next request on this connection waiting.
    if (!req.readableEnded) req.unpipe().resume()
  }
