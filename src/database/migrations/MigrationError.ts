import { DatabaseError } from '../DatabaseError.js'
import { asError } from '../units/asError.js'

/** A migration that failed; nothing of it was stored. */
export class MigrationError extends DatabaseError {
  constructor(name: string, cause: unknown) {
    super('migrationFailed', { name, reason: firstLine(deepest(cause)) }, { cause })
  }
}

// The query builder puts the whole statement around what the database said.
const deepest = (error: unknown): Error => {
  const { cause } = asError(error)
  return cause === undefined ? asError(error) : deepest(cause)
}

const firstLine = ({ message }: Error): string => message.split('\n')[0] ?? ''
