import type { BaseDatabaseAdapter, Payload } from 'payload'

import type { WriteMethod } from '../../database/writeMethods.js'

/** The write methods of an adapter as they were before the gate. */
export type Ungated = Pick<BaseDatabaseAdapter, WriteMethod>

const known = new WeakMap<object, Ungated>()

/** Keeps the write methods that the gate is about to replace. */
export const keepUngated = (adapter: BaseDatabaseAdapter, methods: Ungated): void => void known.set(adapter, methods)

/**
 * The writes that the workflow makes for itself: its own records, and the state shown on rows that are not live. Nobody else
 * may import this; a lint fence keeps it so, and outside this module's closure there is no way to it.
 */
export function ungated({ db }: Payload): Ungated {
  const methods = known.get(db)
  if (!methods) throw new Error('The database has no gate.')
  return methods
}
