import { TransactionManager } from './TransactionManager.js'

const registryKey = Symbol.for('dashiji.units')

/** The units of writes on a database. There is one per database and process: the code is loaded once per bundle, the database is shared. */
export function transactionManagerOf(database: string): TransactionManager {
  const shared = globalThis as { [registryKey]?: Map<string, TransactionManager> }
  const managers = (shared[registryKey] ??= new Map())
  const manager = managers.get(database) ?? new TransactionManager()
  managers.set(database, manager)
  return manager
}
