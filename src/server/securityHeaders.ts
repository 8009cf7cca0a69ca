import type { RequestHandler } from 'express'
import helmet from 'helmet'

// `unsafe-inline`: Next writes inline scripts and styles into the admin's pages.
const adminDirectives = {
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
}

const apiDirectives = { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] }

const year = 365 * 24 * 60 * 60

/**
 * Sets security headers: pages of the admin may load resources of their own origin, all other responses may load
 * nothing. When the public address is HTTPS, browsers are told to use nothing else for this host (RFC 6797); its
 * subdomains may be somebody else's.
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const shared = {
    crossOriginResourcePolicy: { policy: 'cross-origin' as const },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: year, includeSubDomains: false } : false,
  }
  const withDirectives = (directives: typeof adminDirectives | typeof apiDirectives) =>
    helmet({ ...shared, contentSecurityPolicy: { useDefaults: false, directives } })
  const [admin, api] = [withDirectives(adminDirectives), withDirectives(apiDirectives)]
  return (req, res, next) => (/^\/(admin|_next|set-up)(\/|$)/.test(req.path) ? admin : api)(req, res, next)
}
