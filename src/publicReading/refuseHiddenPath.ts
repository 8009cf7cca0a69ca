import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'

import { refuse } from '../errors/refuse.js'
import { slugs } from '../vocabulary/slugs.js'

/** Maximum number of relations in a path: each is a join in the database, and no public list needs more. */
const maxRelations = 3

/** Path segments that compare the relation itself, without reading the related document. */
const ownRelationKeys = ['id', 'value', 'relationTo']

/**
 * Refuses a path of a condition or a sort that reads documents through a relation, unless all documents of the related
 * collection are public. A path that names no field is left to Payload, which refuses it.
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

/** The collections that a field refers to; empty for a field that is not a relation. */
export function targetsOf(field: FlattenedField): string[] {
  if (field.type === 'join') return [field.collection].flat()
  if (field.type === 'relationship' || field.type === 'upload') return [field.relationTo].flat()
  return []
}

/** Collections in which every document is public, so that conditions on them reveal nothing. */
export const publicSlugs: readonly string[] = [slugs.organisations, slugs.topics]
