import type { FlattenedField, Payload } from 'payload'

import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { decimal } from '../data/normaliseValue.js'
import { toDocumentId } from '../isDocumentId.js'
import { readDateTime } from '../readDateTime.js'

/** How the values that a condition compares with are read, by the type of the field. */
type Kind = {
  readonly operators: readonly string[]
  /** @returns undefined for what is no value of the type */
  readonly read: (value: unknown, payload: Payload) => unknown
  /** What is right, for whoever sent something else. */
  readonly expected: Bilingual
}

const same = ['equals', 'not_equals', 'in', 'not_in', 'exists']
const order = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']
const search = ['like', 'not_like', 'contains']

/** Characters of a text that is compared or searched for. */
const maxLength = 2_000

const readText = (value: unknown): unknown => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.length <= maxLength ? value : undefined
}

const text: Kind = {
  operators: [...same, ...order, ...search],
  read: readText,
  expected: bilingual(`至多 ${maxLength} 个字符的文字。`, `a text of at most ${maxLength} characters.`),
}

const number: Kind = {
  operators: [...same, ...order],
  read: (value) => {
    const read = typeof value === 'string' && decimal.test(value) ? Number(value) : value
    return typeof read === 'number' && Math.abs(read) <= Number.MAX_SAFE_INTEGER ? read : undefined
  },
  expected: bilingual('数字。', 'a number.'),
}

const date: Kind = {
  operators: [...same, ...order],
  read: (value) => readDateTime(value) ?? undefined,
  expected: bilingual('确实存在的日期，例如 2024-08-28。', 'a date that exists, for example 2024-08-28.'),
}

const boolean: Kind = {
  operators: ['equals', 'not_equals', 'exists'],
  read: (value) => (typeof value === 'boolean' ? value : ({ true: true, false: false } as const)[String(value)]),
  expected: bilingual('true 或 false。', 'true or false.'),
}

const id: Kind = {
  operators: same,
  // A text that is no id is that of no document.
  read: (value, payload) => (typeof value === 'string' ? toDocumentId(payload, value) : undefined),
  expected: bilingual('文档的 id。', 'the id of a document.'),
}

const kinds: Partial<Record<FlattenedField['type'], Kind>> = {
  text,
  textarea: text,
  email: text,
  code: text,
  select: { ...text, operators: [...same, ...search] },
  radio: { ...text, operators: [...same, ...search] },
  number,
  date,
  checkbox: boolean,
  relationship: id,
  upload: id,
  // What is in them cannot be compared alike in both databases.
  richText: { ...text, operators: ['exists'] },
  json: { ...text, operators: ['exists'] },
}

/** How a field is queried; undefined for a field of which its own fields are queried instead. */
export function kindOf(field: FlattenedField, path: string): Kind | undefined {
  if (field.custom?.isDocumentId === true) return id
  const kind = path.endsWith('relationTo') ? text : kinds[field.type]
  const isMany = 'hasMany' in field && field.hasMany === true
  return kind === id && isMany ? { ...id, operators: [...same, 'contains'] } : kind
}

/** Whether an operator searches within a text; a pattern of MongoDB's cannot hold every character. */
export const isSearch = (operator: string): boolean => search.includes(operator)

/** The values of `exists`. */
export const existence = boolean
