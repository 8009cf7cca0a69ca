import { text } from '../vocabulary/text.js'
import { richTextHtml } from './richTextHtml.js'

/** An article's body as HTML. */
export const bodyHtml = () => richTextHtml({ name: 'bodyHtml', of: 'body', label: text('正文（HTML）', 'Body (HTML)') })
