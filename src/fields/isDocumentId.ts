import type { Payload } from 'payload'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const objectId = /^[0-9a-f]{24}$/i

/** Whether a value has the form of an id in the database that is used; a document with this id need not exist. */
export const isDocumentId = ({ db }: Pick<Payload, 'db'>, value: unknown): value is string =>
  typeof value === 'string' && (db.name === 'mongoose' ? objectId : uuid).test(value)

/**
 * The id that an address or a query names, or one that no document has in place of what is no id, which MongoDB would
 * fail on; the answer is that of a document that does not exist.
 */
export const toDocumentId = ({ db }: Pick<Payload, 'db'>, value: unknown): string =>
  isDocumentId({ db }, value) ? value : db.name === 'mongoose' ? '0'.repeat(24) : unknownUuid

const unknownUuid = '00000000-0000-0000-0000-000000000000'
