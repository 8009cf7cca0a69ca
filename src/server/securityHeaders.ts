import type { RequestHandler } from 'express'
import helmet from 'helmet'

const shared = {
  crossOriginResourcePolicy: { policy: 'cross-origin' as const },
  strictTransportSecurity: false as const,
}

// `unsafe-inline`: Next writes inline scripts and styles into the admin's pages.
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

/**
 * Sets security headers: pages of the admin may load resources of their own origin, all other responses may load
 * nothing.
 */
export const securityHeaders: RequestHandler = (req, res, next) =>
  (/^\/(admin|_next|set-up)(\/|$)/.test(req.path) ? admin : api)(req, res, next)
