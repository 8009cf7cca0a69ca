import type { RequestHandler } from 'express'
import helmet from 'helmet'

const shared = {
  crossOriginResourcePolicy: { policy: 'cross-origin' as const },
  strictTransportSecurity: false as const,
}

// Next writes inline scripts and styles into the admin's pages.
const admin = helmet({
  ...shared,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      scriptSrc: ["'self'", "'unsafe-inline'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
    },
  },
})

const api = helmet({
  ...shared,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] },
  },
})

/** Security headers: the admin may load what is its own, everything else may load nothing at all. */
export const securityHeaders: RequestHandler = (req, res, next) =>
  (/^\/(admin|_next|set-up)(\/|$)/.test(req.path) ? admin : api)(req, res, next)
