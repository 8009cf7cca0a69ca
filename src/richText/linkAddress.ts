import type { ErrorCode } from '../errors/codes.js'

/** An address that a link may have: as it is stored, and as it is written into HTML. */
export type LinkAddress = { readonly stored: string; readonly href: string }

/** Why an address is refused: a code, and the values of its message. */
export type LinkFault = { readonly code: ErrorCode; readonly values: Readonly<Record<string, string>> }

/**
 * Reads the address of a link as a person typed or pasted it. What is plainly meant is put right: a missing `https://`,
 * full-width punctuation, a missing slash, blanks. Everything else stays as it was written, so that reading what is
 * stored gives the same again; only `href` is encoded throughout, as a browser would (https://url.spec.whatwg.org).
 * Taken are http, https, mailto, tel and sms, paths from the root of the website, and anchors. Others run in the page
 * (`javascript:`, `data:`), or lead elsewhere on every page (`a.html`, `//host`).
 */
export function readLinkAddress(address: unknown): LinkAddress | LinkFault {
  const written = typeof address === 'string' ? address : ''
  const cleaned = withoutInvisible(withoutEncodedScheme(withoutInvisible(written)))
  const readable = withScheme(cleaned)
  const [, rawScheme = '', rest = ''] =
    /^([a-z\uFF21-\uFF5A][a-z\d+.\-\uFF21-\uFF5A]*)[:：](.*)$/isu.exec(readable) ?? []
  const scheme = rawScheme.normalize('NFKC').toLowerCase()
  if (scheme === '') return readWithinSite(readable) ?? unreadable(written)
  if (scheme === 'http' || scheme === 'https') return readWeb(scheme, rest) ?? unreadable(written)
  if (scheme === 'tel' || scheme === 'sms') return readNumber(scheme, rest) ?? unreadable(written)
  if (scheme === 'mailto') return readMail(rest) ?? unreadable(written)
  return { code: 'linkScheme', values: { scheme: shorten(scheme) } }
}

const unreadable = (written: string): LinkFault => ({ code: 'linkUnreadable', values: { address: shorten(written) } })

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

/** Control characters, half characters and zero-width ones are pasted by accident; browsers ignore some of them too. */
const withoutInvisible = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u200B\u2060\uFEFF]/gu, '').trim()

/** Earlier versions encoded whole addresses when they were saved, once more each time (`http%3A%2F%2F…`, `%2523…`). */
function withoutEncodedScheme(text: string): string {
  if (!/^(?:(?:https?|mailto|tel|sms)%(?:25)*3A|%(?:25)*(?:23|2F))/i.test(text)) return text
  try {
    return withoutEncodedScheme(decodeURIComponent(text))
  } catch {
    return text
  }
}

/** Endings of files: with one of these `a.html` names a file beside the page, and no website. */
const fileEndings =
  'aspx?|avif|css|csv|docx?|exe|gif|html?|jpe?g|js|json|jspx?|md|mov|mp3|mp4|pdf|php|png|pptx?|rar|shtml|svg|txt|wav|webp|wps|xlsx?|xml|zip|7z'
const fileName = new RegExp(`^[^/?#:]+\\.(?:${fileEndings})(?=[/?#]|$)`, 'i')
const hostName = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}\-_]*)\.)+(?:[a-z]{2,}|xn--[a-z\d-]+|中国|公司|网络|网址|政务|公益|在线)`
const bareHost = new RegExp(`^(?:${hostName}|\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d+)?(?=[/?#]|$)`, 'iu')
const bareMail = new RegExp(`^[^\\s/?#:@]+@${hostName}$`, 'iu')

/** Adds the scheme that a website or a mail address was written without. */
function withScheme(text: string): string {
  if (bareMail.test(text)) return `mailto:${text}`
  return bareHost.test(text) && (!fileName.test(text) || /^www\./i.test(text)) ? `https://${text}` : text
}

const encodeBlanks = (text: string): string => text.replace(/\s/gu, encodeURIComponent)

/** An address of the web; the slashes after the scheme may be too many, too few, full-width or backward. */
function readWeb(scheme: string, rest: string): LinkAddress | undefined {
  const stored = `${scheme}://${encodeBlanks(rest.trim().replace(/^[/\\／＼]+/u, ''))}`
  return URL.canParse(stored) ? { stored, href: new URL(stored).href } : undefined
}

function readNumber(scheme: string, rest: string): LinkAddress | undefined {
  const number = rest.normalize('NFKC').replace(/\s/gu, '')
  const stored = `${scheme}:${number}`
  return /^\+?[\d*#(][\d\-().*#;,=?&a-z%]*$/i.test(number) ? { stored, href: encodeRest(stored) } : undefined
}

function readMail(rest: string): LinkAddress | undefined {
  const stored = `mailto:${encodeBlanks(rest.trim())}`
  return /^mailto:(?:[^?@]+@[^?@]+)?(?:\?.+)?$/u.test(stored) && stored !== 'mailto:'
    ? { stored, href: encodeRest(stored) }
    : undefined
}

// `URL` leaves other characters than controls in these as they are.
const encodeRest = (stored: string): string => new URL(stored).href

/** Any base: what does not leave it is a path or an anchor of the website itself. */
const site = 'https://site.invalid'

function readWithinSite(text: string): LinkAddress | undefined {
  if (!/^(?:\/(?![/\\])|#)/u.test(text)) return undefined
  const stored = encodeBlanks(text)
  if (!URL.canParse(stored, site)) return undefined
  const { origin, pathname, search, hash } = new URL(stored, site)
  // `/.//host` ends as `//host`, which is another website.
  if (origin !== site || pathname.startsWith('//')) return undefined
  return { stored, href: stored.startsWith('#') ? hash || '#' : pathname + search + hash }
}
