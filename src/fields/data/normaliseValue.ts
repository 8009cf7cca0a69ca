import type { FlattenedField, Payload } from 'payload'

import type { ErrorCode } from '../../errors/codes.js'
import type { MessageValues } from '../../errors/messagesOf.js'
import { isDocumentId } from '../isDocumentId.js'
import { readDateTime } from '../readDateTime.js'
import { isStorable } from '../text/isStorable.js'
import { isBlank, toUniqueText, trimInvisible } from '../text/trimInvisible.js'
import { isForeignAddress } from '../webAddress.js'
import { richTextFault } from './richTextFault.js'

type Context = {
  readonly payload: Payload
  /** Notes what is wrong with the value. @returns the value as it was sent */
  readonly note: (code: ErrorCode, values?: MessageValues) => unknown
}

/** Characters of a text in one line; a title has a few dozen. */
const maxLineLength = 10_000
/** Documents that one field may refer to. */
const maxListLength = 10_000

type Reader = (value: unknown, field: FlattenedField, context: Context) => unknown

/** How the values of each type are read. Types without an entry take any value that JSON can say. */
const readers: Partial<Record<FlattenedField['type'], Reader>> = {
  text: readLine,
  email: readLine,
  textarea: readText,
  code: readText,
  number: readNumber,
  checkbox: readBoolean,
  date: readDate,
  select: readChoice,
  radio: readChoice,
  relationship: readRelation,
  upload: readRelation,
  richText: readRichText,
}

/**
 * Reads one value of a field that has no fields of its own, in the form in which it is stored. Null is no value.
 * @param note told of a value that is none of the field's type, which is returned as it was sent
 */
export function normaliseValue(value: unknown, field: FlattenedField, context: Context): unknown {
  const reader = readers[field.type]
  if (!reader) return value
  if (!('hasMany' in field) || field.hasMany !== true) return value === null ? null : reader(value, field, context)
  if (value === null || value === '') return []
  if (!Array.isArray(value) || value.length > maxListLength) return context.note('badList')
  return value.map((entry) => reader(entry, field, context)).filter((entry) => entry !== '')
}

function readLine(value: unknown, field: FlattenedField, { note }: Context): unknown {
  if (typeof value !== 'string' || !isStorable(value)) return note('badText')
  if (value.length > maxLineLength) return note('textTooLong', { limit: maxLineLength })
  if (isForeignAddress(field, value)) return note('badWebAddress')
  return 'unique' in field && field.unique ? toUniqueText(value) : trimInvisible(value)
}

function readText(value: unknown, _field: FlattenedField, { note }: Context): unknown {
  if (typeof value !== 'string' || !isStorable(value)) return note('badText')
  return isBlank(value) ? '' : value
}

function readNumber(value: unknown, _field: FlattenedField, { note }: Context): unknown {
  if (typeof value === 'string' && value.trim() === '') return null
  const number = typeof value === 'string' && decimal.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : note('badNumber')
}

/** A number as people write it; `Number` would take `0x10` and `1e3` too. */
export const decimal = /^[+-]?\d+(?:\.\d+)?$/

function readBoolean(value: unknown, _field: FlattenedField, { note }: Context): unknown {
  if (value === '' || value === 'false') return false
  if (value === 'true') return true
  return typeof value === 'boolean' ? value : note('badBoolean')
}

function readDate(value: unknown, _field: FlattenedField, { note }: Context): unknown {
  const date = readDateTime(value)
  return date === undefined ? note('badDate') : date
}

// Payload asks in no draft; there SQLite would store any text, and MongoDB would fail.
function readChoice(value: unknown, field: FlattenedField, { note }: Context): unknown {
  if (typeof value !== 'string' || !isStorable(value)) return note('badText')
  if (value === '') return null
  if (field.type !== 'select' && field.type !== 'radio') return value
  const isOffered = field.options.some((option) => (typeof option === 'string' ? option : option.value) === value)
  return isOffered ? value : note('badChoice')
}

function readRelation(value: unknown, field: FlattenedField, { note, payload }: Context): unknown {
  if (field.type !== 'relationship' && field.type !== 'upload') return value
  if (value === '' || value === 'none' || value === 'null') return null
  if (!Array.isArray(field.relationTo)) return idOf(value, payload) ?? note('badRelation')
  if (typeof value !== 'object' || value === null || !('relationTo' in value) || !('value' in value))
    return note('badRelation')
  const { relationTo } = value
  const id = idOf(value.value, payload)
  const isKnown = typeof relationTo === 'string' && field.relationTo.some((slug) => slug === relationTo)
  return isKnown && id !== undefined ? { relationTo, value: id } : note('badRelation')
}

/** The id of a document that is named by it, or by itself as an answer shows it. */
function idOf(value: unknown, payload: Payload): string | undefined {
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return isDocumentId(payload, id) ? id : undefined
}

function readRichText(value: unknown, _field: FlattenedField, { note }: Context): unknown {
  const fault = richTextFault(value)
  return fault === undefined ? value : note(fault)
}
