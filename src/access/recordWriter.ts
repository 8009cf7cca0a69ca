import type { CollectionBeforeChangeHook } from 'payload'

/** Whoever creates a document (duplicating included) is its writer; nobody can name another. */
export const recordWriter: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const createdBy: unknown = operation === 'create' ? (req.user?.id ?? null) : (originalDoc?.createdBy ?? null)
  return { ...data, createdBy }
}
