import type { TextareaFieldValidation } from 'payload'

import { message } from '../errors/message.js'

/** An image says in words what it shows, unless it is decoration. */
export const validAlt: TextareaFieldValidation = (value, { siblingData }) =>
  (siblingData as { decorative?: unknown }).decorative === true || Boolean(value?.trim()) || message('altRequired')
