import type { TextFieldSingleValidation } from 'payload'

import { languageOf } from '../errors/languageOf.js'
import { messageOf } from '../errors/messagesOf.js'

/** Accepts an empty value or a calendar day that exists, written `YYYY-MM-DD`. */
export const validateDay: TextFieldSingleValidation = (value, { req }) => {
  if (value === undefined || value === null || value === '') return true
  return isDay(value) || messageOf('badDay', languageOf(req))
}

/** Accepts what `validateDay` accepts, unless the field `start` beside it has a later day. */
export const validateLastDay: TextFieldSingleValidation = (value, args) => {
  const { start } = args.siblingData as { start?: unknown }
  const isReversed =
    typeof value === 'string' && typeof start === 'string' && isDay(value) && isDay(start) && value < start
  return isReversed ? messageOf('endBeforeStart', languageOf(args.req)) : validateDay(value, args)
}

function isDay(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
