import type { FlattenedField } from 'payload'

type Data = Record<string, unknown>

/**
 * What a field says, in one form whatever database it comes from and however it was sent: relations by id, dates in UTC,
 * nothing for what is empty, no ids of rows.
 * @returns a value for JSON, or nothing when the field says nothing
 */
export function canonical(field: FlattenedField, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined
  if (field.type === 'array') return listOf(value).map((row) => canonicalFields(field.flattenedFields, row as Data))
  if (field.type === 'blocks') return listOf(value).map((row) => canonicalBlock(field, row as Data))
  if (field.type === 'relationship' || field.type === 'upload')
    return field.hasMany ? listOf(value).map(relation) : relation(value)
  if (field.type === 'date') return dateOf(value)
  if ('flattenedFields' in field) return canonicalFields(field.flattenedFields, value as Data)
  return value
}

/** The same of several fields together. */
export function canonicalFields(fields: readonly FlattenedField[], data: Data): Data {
  const said: Data = {}
  for (const field of fields) {
    if (field.name === 'id') continue
    const value = canonical(field, data[field.name])
    if (!isEmpty(value)) said[field.name] = value
  }
  return said
}

function canonicalBlock(field: Extract<FlattenedField, { type: 'blocks' }>, row: Data): unknown {
  const block = field.blocks.find(({ slug }) => slug === row.blockType)
  return { blockType: row.blockType, ...canonicalFields(block?.flattenedFields ?? [], row) }
}

function relation(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('relationTo' in value && 'value' in value) return { relationTo: value.relationTo, value: relation(value.value) }
  // Populated, or an id with a class of its own.
  return 'id' in value && value.constructor === Object ? relation(value.id) : String(value as { toString(): string })
}

function dateOf(value: unknown): unknown {
  const time = new Date(value as string | Date)
  return Number.isNaN(time.getTime()) ? value : time.toISOString()
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)
