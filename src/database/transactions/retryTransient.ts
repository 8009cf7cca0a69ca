import { setTimeout } from 'node:timers/promises'

import type { Failure } from './Engine.js'

const maxAttempts = 5

const transientErrors = new WeakSet<Error>()

/** Returns the error of a failure, remembering whether `retryTransient` may try again after it. */
export function errorOf({ error, isTransient }: Failure): Error {
  if (isTransient) transientErrors.add(error)
  return error
}

/**
 * Makes a write again, up to five times in all, when it failed for a cause that passes. Only for a write in a
 * transaction of its own: what a longer transaction has read and decided before cannot be repeated here.
 */
export async function retryTransient<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write()
    } catch (error) {
      if (attempt === maxAttempts || !transientErrors.has(error as Error)) throw error
      await setTimeout(attempt * 20 + Math.random() * 30)
    }
  }
}
