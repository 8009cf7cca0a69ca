import type { BaseDatabaseAdapter, Payload } from 'payload'

import type { WriteMethod } from '../../database/writeMethods.js'

/** The write methods of an adapter as they were before the gate. */
export type AdapterMethods = Pick<BaseDatabaseAdapter, WriteMethod>

const methodsByAdapter = new WeakMap<object, AdapterMethods>()

/** Keeps the write methods that the gate is about to replace. */
export const keepUngated = (adapter: BaseDatabaseAdapter, methods: AdapterMethods): void =>
  void methodsByAdapter.set(adapter, methods)

/**
 * The writes that the workflow makes for itself: its own records, and the state shown on rows that are not live. Nobody else
 * may import this; a lint fence keeps it so, and outside this module's closure there is no way to it.
 */
export function ungated({ db }: Payload): AdapterMethods {
  const methods = methodsByAdapter.get(db)
  if (!methods) throw new Error('The database has no gate.')
  return methods
}
