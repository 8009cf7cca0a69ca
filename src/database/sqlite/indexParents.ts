type RawTable = { name: string; columns: object; indexes?: Record<string, { name: string; on: string | string[] }> }
type Schema = { adapter: { rawTables: Record<string, RawTable> } }

/**
 * Indexes what belongs to a document by that document where Payload does not (`*_texts`, `*_numbers`): without,
 * SQLite reads the whole table once for every document of a list. To be given to the adapter as `beforeSchemaInit`.
 */
export function indexParents<S>(given: { schema: S }): S {
  // Payload hands the adapter over too, which its types leave out.
  const { adapter } = given as typeof given & Schema
  for (const table of Object.values(adapter.rawTables)) {
    const parent = ['parent', '_parentID'].find((key) => key in table.columns)
    const indexes = (table.indexes ??= {})
    if (parent === undefined || Object.values(indexes).some(({ on }) => [on].flat()[0] === parent)) continue
    indexes.parentIdx = { name: `${table.name}_parent_idx`, on: [parent] }
  }
  return given.schema
}
