import type { BaseDatabaseAdapter } from 'payload'

/** What running migrations needs to know of a database. */
export type MigrationStore = {
  readonly adapter: BaseDatabaseAdapter
  /** Whether the table of applied migrations exists; the first migration makes it. */
  hasMigrationTable(): Promise<boolean>
  /** Runs a generated migration, which changes the schema. */
  runSchemaChange<T>(work: () => Promise<T>): Promise<T>
  /** Deletes everything. */
  emptyDatabase(): Promise<void>
  /** Called once after migrations were run. */
  afterMigrations(): Promise<void>
}
