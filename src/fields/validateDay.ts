import type { TextFieldSingleValidation } from 'payload'

import { languageOf } from '../errors/languageOf.js'
import { messageOf } from '../errors/messagesOf.js'

/** Accepts an empty value or a calendar day that exists, written `YYYY-MM-DD`. */
export const validateDay: TextFieldSingleValidation = (value, { req }) => {
  if (value === undefined || value === null || value === '') return true
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return true
  return messageOf('badDay', languageOf(req))
}
