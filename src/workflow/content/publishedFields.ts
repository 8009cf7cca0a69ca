import type { FlattenedField } from 'payload'

/** Fields that say where a document stands and not what it says; they are written by the system alone. */
const ofTheSystem = new Set([
  'id',
  'workflowState',
  'source',
  'createdBy',
  'revision',
  '_status',
  'createdAt',
  'updatedAt',
  'deletedAt',
])

/** The fields that an approval is for: everything that websites get, and that a person has written. */
export const publishedFields = (fields: readonly FlattenedField[]): FlattenedField[] =>
  fields.filter(
    (field) => !ofTheSystem.has(field.name) && field.type !== 'join' && !('virtual' in field && field.virtual),
  )
