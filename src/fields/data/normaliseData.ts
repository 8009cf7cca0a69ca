import type { FlattenedField, Payload } from 'payload'

import type { ErrorCode } from '../../errors/codes.js'
import type { MessageValues } from '../../errors/messagesOf.js'
import { isRecord } from '../isRecord.js'
import { normaliseValue } from './normaliseValue.js'

export type Data = Record<string, unknown>

/** A value that is none of its field's type. */
export type DataFault = {
  readonly path: string
  readonly field: FlattenedField
  readonly code: ErrorCode
  readonly values?: MessageValues
}

/** What is found while the data of a document is gone through. */
export type Findings = {
  readonly payload: Payload
  readonly faults: DataFault[]
}

/** Fields that the workflow judges by themselves, with codes of their own. */
const leftToWorkflow = ['_status']

/**
 * Gives the values of a document the form in which they are stored: texts trimmed, dates in UTC, an empty choice as
 * null. Values that are none of their field's type are noted as faults and left as they are, and values without a field
 * too, which Payload drops.
 * @param data the values that were sent, all or some of a document's; it is not changed
 * @param fields the fields of the document, group or row
 * @param parent the path of the group or row, with a dot at its end; empty for a document
 */
export function normaliseData(data: Data, fields: readonly FlattenedField[], findings: Findings, parent = ''): Data {
  const normalised: Data = { ...data }
  for (const field of fields) {
    if (!Object.hasOwn(data, field.name) || leftToWorkflow.includes(field.name)) continue
    // Answers that are sent back have them; nothing is stored of either.
    if (field.type === 'join') delete normalised[field.name]
    else if ('virtual' in field && field.virtual) continue
    else if (data[field.name] !== undefined)
      normalised[field.name] = normaliseField(data[field.name], field, findings, `${parent}${field.name}`)
  }
  return normalised
}

function normaliseField(value: unknown, field: FlattenedField, findings: Findings, path: string): unknown {
  const note = (code: ErrorCode, values?: MessageValues): unknown => {
    findings.faults.push({ path, field, code, ...(values && { values }) })
    return value
  }
  if (field.type === 'array') {
    if (value === null) return []
    if (!Array.isArray(value)) return note('badList')
    return normaliseRows(value, field.flattenedFields, findings, path)
  }
  if (field.type === 'group' || field.type === 'tab') {
    // An emptied group is one of emptied fields; Payload would read it as unchanged, or fail.
    const group = value === null ? Object.fromEntries(field.flattenedFields.map(({ name }) => [name, null])) : value
    if (!isRecord(group)) return note('badGroup')
    return normaliseData(group, field.flattenedFields, findings, `${path}.`)
  }
  return normaliseValue(value, field, { note, payload: findings.payload })
}

function normaliseRows(rows: unknown[], fields: FlattenedField[], findings: Findings, path: string): unknown[] {
  const ids = new Set<unknown>()
  return rows.flatMap((row, index) => {
    if (row === null) return []
    const field = fields[0]!
    if (!isRecord(row)) {
      findings.faults.push({ path: `${path}.${index}`, field, code: 'badGroup' })
      return [row]
    }
    const { id, ...rest } = normaliseData(row, fields, findings, `${path}.${index}.`)
    // A row that is no copy of another one has an id of its own; Payload gives it one.
    const isOwn = typeof id === 'string' && rowId.test(id) && !ids.has(id)
    ids.add(id)
    return [isOwn ? { ...rest, id } : rest]
  })
}

const rowId = /^[\w-]{1,64}$/
