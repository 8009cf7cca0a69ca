import type { FlattenedField } from 'payload'

/** The paths of all fields that refer to a collection, read from the schema so that a new field is not forgotten. */
export function referencePaths(target: string, fields: readonly FlattenedField[], prefix = ''): string[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    if (field.type === 'relationship' || field.type === 'upload')
      return ([field.relationTo].flat() as string[]).includes(target) ? [path] : []
    return 'flattenedFields' in field ? referencePaths(target, field.flattenedFields, `${path}.`) : []
  })
}
