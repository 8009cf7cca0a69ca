import type { Transaction } from './Transaction.js'
import { createRolledBackError } from './transactionErrors.js'

/**
 * A nested transaction in the database: a savepoint of its root. Where the engine has none, creating and releasing one
 * does nothing, and rolling one back makes it impossible to commit the root, since its writes cannot be told from the
 * others.
 */
export const savepoints = {
  async create({ engine, root, id }: Transaction): Promise<void> {
    await engine.savepoints?.create(root.id, id)
  },

  async release({ engine, root, id }: Transaction): Promise<void> {
    await engine.savepoints?.release(root.id, id)
  },

  async rollback({ engine, root, id }: Transaction): Promise<void> {
    // The root will be rolled back with everything in it.
    if (root.fatalError) return
    if (engine.savepoints) await engine.savepoints.rollback(root.id, id)
    else root.fatalError = createRolledBackError()
  },
}
