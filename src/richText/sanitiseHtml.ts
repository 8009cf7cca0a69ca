import sanitizeHtml from 'sanitize-html'

import { readLinkAddress } from './linkAddress.js'

/**
 * The only allow-list of tags and attributes in HTML for websites, applied after the converters. No styles and no
 * classes: the website decides how a text looks.
 */
const sanitiseOptions: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'hr',
    'h2',
    'h3',
    'h4',
    'blockquote',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'u',
    's',
    'code',
    'sub',
    'sup',
    'a',
    'figure',
    'figcaption',
    'picture',
    'source',
    'img',
    'table',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: {
    a: ['href', 'rel', 'target'],
    img: ['src', 'srcset', 'alt', 'width', 'height', 'loading', 'decoding'],
    source: ['type', 'srcset'],
    th: ['colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'sms'],
  allowedSchemesByTag: { img: ['http', 'https'], source: ['http', 'https'] },
  allowProtocolRelative: false,
  selfClosing: ['br', 'hr', 'img', 'source'],
  parseStyleAttributes: false,
  transformTags: {
    a: (tagName, attributes) => {
      const href = linkTarget(attributes.href)
      return {
        tagName,
        attribs: href ? { href, rel: 'noopener', ...(attributes.target === '_blank' ? { target: '_blank' } : {}) } : {},
      }
    },
  },
}

export const sanitiseHtml = (html: string): string => sanitizeHtml(html, sanitiseOptions)

/** The target of a link in HTML, or undefined where its address is not allowed. */
export function linkTarget(address: unknown): string | undefined {
  const read = readLinkAddress(address)
  return 'href' in read ? read.href : undefined
}
