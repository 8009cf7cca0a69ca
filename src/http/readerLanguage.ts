import type { Request, RequestHandler } from 'express'

import { toLanguage, type Language } from '../vocabulary/pickLanguage.js'

/** The cookie in which the admin keeps the language that its user has chosen. */
const adminCookie = /(?:^|;\s*)payload-lng=(zh|en)\s*(?:;|$)/

/**
 * The language in which a request is answered: what its sender has chosen in the admin, else the better of Chinese and
 * English by the quality values of `Accept-Language` (RFC 9110, 12.5.4). Chinese when the header is missing, names
 * neither or both alike.
 */
export const readerLanguage = (req: Request): Language =>
  toLanguage(adminCookie.exec(req.headers.cookie ?? '')?.[1] ?? req.acceptsLanguages('zh', 'en'))

/**
 * Leaves only that language in the header, so that Payload and Next answer in the same one. Payload's own rule takes
 * the first language that it has any translation of: French, say, hides an English one after it.
 */
export const chooseLanguage: RequestHandler = (req, _res, next) => {
  req.headers['accept-language'] = readerLanguage(req)
  next()
}
