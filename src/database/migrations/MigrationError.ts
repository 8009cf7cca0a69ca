import { DatabaseError } from '../DatabaseError.js'

/** A migration that failed; nothing of it was stored. */
export class MigrationError extends DatabaseError {
  constructor(name: string, cause: unknown) {
    super('migrationFailed', { name, reason: firstLine(deepest(cause)) }, { cause })
  }
}

// The query builder puts the whole statement around what the database said.
const deepest = (error: unknown): unknown => (error instanceof Error && error.cause instanceof Error ? deepest(error.cause) : error)

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
