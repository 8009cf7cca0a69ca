import { AsyncLocalStorage } from 'node:async_hooks'

const changes = new AsyncLocalStorage<true>()

/**
 * Runs a change of the schema. Transactions begun within it switch foreign keys off and check them before the commit:
 * with foreign keys on, rebuilding or dropping a table would delete the rows that refer to it.
 */
export const duringSchemaChange = <T>(work: () => Promise<T>): Promise<T> => changes.run(true, work)

/** Whether the current context is within `duringSchemaChange`. */
export const isSchemaChange = (): boolean => changes.getStore() === true
