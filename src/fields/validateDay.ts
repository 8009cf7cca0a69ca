import type { TextFieldSingleValidation } from 'payload'

/** Accepts an empty value or a calendar day that exists, written `YYYY-MM-DD`. */
export const validateDay: TextFieldSingleValidation = (value) => {
  if (value === undefined || value === null || value === '') return true
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return true
  return '请写成 年-月-日，例如 2023-05-18。 Write it as YYYY-MM-DD, for example 2023-05-18.'
}
