import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'

import { refuse } from '../errors/refuse.js'
import { slugs } from '../vocabulary/slugs.js'

/** How many relations one path may follow: each is a join in the database, and no public list needs more. */
const maxRelations = 3

/** What one may ask about a relation without looking into the document at its other end. */
const ownRelationKeys = ['id', 'value', 'relationTo']

/**
 * Refuses a path of a query or a sort that looks into documents through a relation, unless every document there is public.
 * A path that names no field is left to Payload, which refuses it itself.
 * @throws APIError `queryNotAllowed`
 */
export function refuseHiddenPath(path: string, collection: SanitizedCollectionConfig, req: PayloadRequest): void {
  let fields: FlattenedField[] = collection.flattenedFields
  // GraphQL writes `article__title` for `article.title`.
  let names = path.replaceAll('__', '.').split('.')
  for (let followed = 0; names.length > 0;) {
    const field = fields.find((candidate) => candidate.name === names[0])
    names = names.slice(1)
    if (!field || names.length === 0) return
    if ('flattenedFields' in field) {
      fields = field.flattenedFields
      continue
    }
    const targets = targetsOf(field)
    if (targets.length === 0 || ownRelationKeys.includes(names[0]!)) return
    followed += 1
    if (followed > maxRelations || targets.length > 1 || !publicSlugs.includes(targets[0]!))
      throw refuse('queryNotAllowed', { path })
    fields = req.payload.collections[targets[0] as keyof typeof req.payload.collections].config.flattenedFields
  }
}

/** The collections that a field's values are documents of; none for a field that holds values of its own. */
export function targetsOf(field: FlattenedField): string[] {
  if (field.type === 'join') return [field.collection].flat()
  if (field.type === 'relationship' || field.type === 'upload') return [field.relationTo].flat()
  return []
}

/** Collections whose every document is public: neither a question through a relation to them nor the relation itself reveals anything. */
export const publicSlugs: readonly string[] = [slugs.organisations, slugs.topics]
