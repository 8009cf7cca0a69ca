import { AsyncLocalStorage } from 'node:async_hooks'

const changes = new AsyncLocalStorage<true>()

/**
 * Runs a change of the schema: units begun within it do without foreign keys and are checked against them before they are
 * stored. With foreign keys on, a table that is rebuilt or dropped would take the rows with it that point at it.
 */
export const duringSchemaChange = <T>(work: () => Promise<T>): Promise<T> => changes.run(true, work)

export const isSchemaChange = (): boolean => changes.getStore() === true
