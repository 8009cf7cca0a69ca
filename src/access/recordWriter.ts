import type { CollectionBeforeChangeHook } from 'payload'

/**
 * Whoever creates a document (duplicating included) is its writer, nobody can name another, and what a person writes has no date
 * but its own.
 */
export const recordWriter: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation === 'update')
    return { ...data, createdBy: (originalDoc as { createdBy?: unknown } | undefined)?.createdBy ?? null }
  if (!req.user) return { ...data, createdBy: null }
  const { createdAt: _createdAt, updatedAt: _updatedAt, ...own } = data as Record<string, unknown>
  return { ...own, createdBy: req.user.id }
}
