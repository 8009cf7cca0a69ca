import type { BaseDatabaseAdapter, Payload } from 'payload'

import type { AnyWrite, WriteMethod } from '../../database/writeMethods.js'

/** The write methods of an adapter before the gate replaced them. */
export type AdapterMethods = Readonly<Record<WriteMethod, AnyWrite>>

const methodsByAdapter = new WeakMap<object, AdapterMethods>()

/** Stores the write methods that the gate is about to replace. */
export const keepUngated = (adapter: BaseDatabaseAdapter, methods: AdapterMethods): void =>
  void methodsByAdapter.set(adapter, methods)

/**
 * Returns the original write methods, for writes of the workflow itself: its records, and the state on rows that are
 * not live. Only the workflow may import this; a lint fence enforces it, and the methods are reachable through this
 * module only.
 */
export function ungated({ db }: Payload): AdapterMethods {
  const methods = methodsByAdapter.get(db)
  if (!methods) throw new Error('The database has no gate.')
  return methods
}
