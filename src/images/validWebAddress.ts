import type { TextFieldSingleValidation } from 'payload'

import { message } from '../errors/message.js'

/** Empty, or an http(s) address: `javascript:` and `file:` would end up in a website's links. */
export const validWebAddress: TextFieldSingleValidation = (value) =>
  !value || (URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol)) || message('badWebAddress')
