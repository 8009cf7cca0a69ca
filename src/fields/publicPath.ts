import type { FlattenedField } from 'payload'

type Custom = {
  /** The column by which readers who are not staff find and sort what they are shown in this field. */
  readonly publicColumn?: string
  /** A column for queries alone, which no answer has. */
  readonly internal?: true
}

const customOf = (field: object): Custom => ('custom' in field ? ((field.custom ?? {}) as Custom) : {})

/** The `custom` of a field that readers who are not staff find and sort by another column. */
export const shownBy = (publicColumn: string): Custom & Record<string, unknown> => ({ publicColumn })

/** The `custom` of a column that no answer has. */
export const internalField: Custom & Record<string, unknown> = { internal: true }

export const isInternal = (field: object): boolean => customOf(field).internal === true

/** The path to query for readers who are not staff. */
export const publicPath = (path: string, fields: readonly FlattenedField[]): string => {
  const field = fields.find(({ name }) => name === path)
  return (field && customOf(field).publicColumn) ?? path
}
