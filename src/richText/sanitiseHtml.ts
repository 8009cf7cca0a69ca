import sanitizeHtml from 'sanitize-html'

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
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'], source: ['http', 'https'] },
  allowProtocolRelative: false,
  selfClosing: ['br', 'hr', 'img', 'source'],
  parseStyleAttributes: false,
  transformTags: {
    a: (tagName, attributes) => {
      const href = webLink(attributes.href)
      return {
        tagName,
        attribs: href ? { href, rel: 'noopener', ...(attributes.target === '_blank' ? { target: '_blank' } : {}) } : {},
      }
    },
  },
}

export const sanitiseHtml = (html: string): string => sanitizeHtml(html, sanitiseOptions)

const schemes = ['http:', 'https:', 'mailto:']

/**
 * A link target as an absolute address, or undefined where it is not allowed: `javascript:` and `data:` run in the
 * page, and a relative address would lead elsewhere on every website.
 */
export function webLink(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address.trim())) return undefined
  const url = new URL(address.trim())
  return schemes.includes(url.protocol) ? url.href : undefined
}
