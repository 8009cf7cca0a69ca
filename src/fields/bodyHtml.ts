import type { Field } from 'payload'

import { text } from '../vocabulary/text.js'

export const bodyHtml = (): Field => ({
  name: 'bodyHtml',
  type: 'textarea',
  label: text('正文（HTML）', 'Body (HTML)'),
  virtual: true,
  admin: { hidden: true },
})
