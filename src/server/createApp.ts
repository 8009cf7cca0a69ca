import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import type { Payload } from 'payload'

import { markSvg } from '../admin/graphics/markShape.js'
import { settings } from '../config/settings.js'
import { graphqlHandler } from '../delivery/graphqlHandler.js'
import { answerErrors } from './answerErrors.js'
import { health } from './health.js'
import { logRequests } from './logRequests.js'
import { restHandler } from './restHandler.js'
import { securityHeaders } from './securityHeaders.js'
import { setUpPage } from './setUpPage.js'
import type { SetUpToken } from './setUpToken.js'
import { signInLimits } from './signInLimits.js'

type Parts = {
  payload: Payload
  /** Serves `/admin`; left out where only the API is wanted. */
  admin?: RequestHandler
  /** Opens the one-time set-up link, while there is no administrator. */
  setUpToken?: SetUpToken
}

/** Everything the one port answers, as an Express application that does not listen yet. */
export function createApp({ payload, admin, setUpToken }: Parts): Express {
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

  app.use(answerErrors.notFound)
  app.use(answerErrors.failed)
  return app
}
