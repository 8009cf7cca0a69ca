import type { FlattenedField, Payload } from 'payload'

/** What a path of a condition or an order leads to. */
export type PathTarget = {
  readonly field: FlattenedField
  /** Whether the path leads through rows, of which a document has several. */
  readonly isInRows: boolean
}

/** What every document has, though it is no field of its collection. */
const idField = { name: 'id', type: 'text', custom: { isDocumentId: true } } as const satisfies FlattenedField

/** What versions have beside the document's own values. */
const versionFields: readonly FlattenedField[] = [
  { name: 'latest', type: 'checkbox' },
  { name: 'autosave', type: 'checkbox' },
  { name: 'snapshot', type: 'checkbox' },
  { name: 'createdAt', type: 'date' },
  { name: 'updatedAt', type: 'date' },
]

type Fields = readonly FlattenedField[]

/**
 * Finds the field that a path leads to, through groups, rows and relations.
 * @param path with dots, or with the double underscores of GraphQL
 * @param ofVersions whether the path may begin at a version: `version.title`, `parent`. Payload tells hooks of a query for
 *   versions that it is one for documents; where a path leads nowhere in the one that it is, Payload refuses it.
 * @returns undefined when there is none
 */
export function fieldAtPath(path: string, slug: string, payload: Payload, ofVersions: boolean): PathTarget | undefined {
  const names = path.replaceAll('__', '.').split('.')
  const fields = fieldsOf(slug, payload)
  const target = follow(names, fields, payload)
  if (target || !ofVersions) return target
  const [first, ...rest] = names
  if (first === 'version') return follow(rest, fields, payload)
  if (first === 'parent') return follow(rest.length === 0 ? ['id'] : rest, fields, payload)
  return follow(names, [...versionFields], payload)
}

const fieldsOf = (slug: string, { collections }: Payload): Fields =>
  Object.values(collections).find(({ config }) => config.slug === slug)?.config.flattenedFields ?? []

function follow(names: readonly string[], fields: Fields, payload: Payload, isInRows = false): PathTarget | undefined {
  const [name, ...rest] = names
  if (name === 'id' && rest.length === 0) return { field: idField, isInRows }
  const field = fields.find((candidate) => candidate.name === name)
  if (!field || rest.length === 0) return field && { field, isInRows }
  if (field.type === 'array') return follow(rest, field.flattenedFields, payload, true)
  if (field.type === 'group' || field.type === 'tab') return follow(rest, field.flattenedFields, payload, isInRows)
  if (field.type === 'relationship' || field.type === 'upload') {
    const isMany = isInRows || field.hasMany === true
    if (rest.length === 1 && ['value', 'relationTo'].includes(rest[0]!)) return { field, isInRows: isMany }
    return Array.isArray(field.relationTo)
      ? undefined
      : follow(rest, fieldsOf(field.relationTo, payload), payload, isMany)
  }
  if (field.type === 'join' && !Array.isArray(field.collection))
    return follow(rest, fieldsOf(field.collection, payload), payload, true)
  return undefined
}
