import { text } from '../vocabulary/text.js'
import { richTextHtml } from './richTextHtml.js'

/** A person's biography as HTML. */
export const biographyHtml = () =>
  richTextHtml({ name: 'biographyHtml', of: 'biography', label: text('简介（HTML）', 'Biography (HTML)') })
