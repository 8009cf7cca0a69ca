import sanitizeHtml from 'sanitize-html'

import { webLink } from './webLink.js'

/**
 * The last word on what a website is handed, whatever the converters made of a text: every tag and attribute that is let
 * through stands here. No styles and no classes: how a text looks is the website's affair.
 */
const allowed: sanitizeHtml.IOptions = {
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

export const sanitiseHtml = (html: string): string => sanitizeHtml(html, allowed)
