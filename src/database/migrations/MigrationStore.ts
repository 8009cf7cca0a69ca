import type { BaseDatabaseAdapter } from 'payload'

/** What differs between databases when migrations are run. */
export type MigrationStore = {
  readonly adapter: BaseDatabaseAdapter
  /** Whether anything can have been noted: the first migration makes the table for it. */
  hasMigrationTable(): Promise<boolean>
  /** Runs a generated migration, which changes the schema, in the way it needs. */
  runSchemaChange<T>(work: () => Promise<T>): Promise<T>
  /** Empties the database. */
  emptyDatabase(): Promise<void>
  /** Called once after migrations were run. */
  afterMigrations(): Promise<void>
}
