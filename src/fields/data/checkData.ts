import {
  ValidationError,
  type CollectionBeforeOperationHook,
  type FlattenedField,
  type PayloadRequest,
  type SanitizedCollectionConfig,
} from 'payload'

import { never } from '../../access/can.js'
import { languageOf } from '../../errors/languageOf.js'
import { messageOf } from '../../errors/messagesOf.js'
import { refuse } from '../../errors/refuse.js'
import { isRecord } from '../isRecord.js'
import { type Data, type DataFault, normaliseData } from './normaliseData.js'

const preferences = 'payload-preferences'

type Args = { data?: unknown; overrideAccess?: boolean }

/**
 * Puts the data of a new or changed document into the form in which it is stored, drafts too: Payload validates no
 * draft, and neither database can store every value of JSON in every field. A caller without the right to write is left
 * to the access rules.
 * @throws ValidationError that names every field whose value is none of its type
 */
export const checkData: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  // The admin's own pages write preferences, with the account in a form that no request may send.
  if (collection.slug === preferences && req.payloadAPI === 'local') return args
  if (operation !== 'create' && operation !== 'update') return args
  const { data, overrideAccess } = args as Args
  if (!overrideAccess && (await collection.access[operation]({ req, ...(isRecord(data) && { data }) })) === false)
    return args
  // A copy needs no data of its own.
  if (data === undefined) return args
  if (!isRecord(data)) throw refuse('badRequest')
  const faults: DataFault[] = []
  const sent = overrideAccess ? data : withoutSystemFields(data, collection.flattenedFields, operation)
  const normalised = normaliseData(sent, collection.flattenedFields, { payload: req.payload, faults })
  if (faults.length > 0) throw createValidationError(faults, collection, req)
  return { ...args, data: normalised }
}

/** Leaves out what only the system writes: Payload ignores it, whatever is sent. */
const withoutSystemFields = (data: Data, fields: readonly FlattenedField[], operation: 'create' | 'update'): Data => {
  const system = fields.filter(({ access }) => access?.[operation] === never).map(({ name }) => name)
  return Object.fromEntries(Object.entries(data).filter(([name]) => !system.includes(name)))
}

/** The error by which Payload puts a message beside each field that is named. */
export function createValidationError(
  faults: readonly DataFault[],
  { slug }: SanitizedCollectionConfig,
  req: PayloadRequest,
): ValidationError {
  const language = languageOf(req)
  const errors = faults.map(({ path, field, code, values }) => ({
    path,
    label: 'label' in field && field.label ? field.label : path,
    message: messageOf(code, language, values),
    code,
  }))
  return new ValidationError({ collection: slug, errors, req }, req.t)
}
