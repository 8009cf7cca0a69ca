import { TransactionManager } from './TransactionManager.js'

const managersKey = Symbol.for('dashiji.transactionManagers')

/**
 * The transactions of a database. On `globalThis`, since this code is loaded once per bundle while the database is
 * shared by all of them.
 */
export function transactionManagerOf(databaseUri: string): TransactionManager {
  const shared = globalThis as { [managersKey]?: Map<string, TransactionManager> }
  const managers = (shared[managersKey] ??= new Map())
  const manager = managers.get(databaseUri) ?? new TransactionManager()
  managers.set(databaseUri, manager)
  return manager
}
