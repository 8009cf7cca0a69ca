import type { CollectionBeforeOperationHook } from 'payload'

import { refuse } from '../../errors/refuse.js'

/**
 * Minimum length in characters. NIST SP 800-63B-4 requires 8 with a second factor and 15 without; 10 together with
 * lockout and rate limits is a compromise.
 */
export const minPasswordLength = 10

const passwordOperations = ['create', 'update', 'resetPassword']

/**
 * Refuses short passwords in every operation that sets one. `beforeOperation` is the only hook they have in common: a
 * password reset runs no `beforeValidate`.
 */
export const requireLongPassword: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (!passwordOperations.includes(operation)) return
  const password = (args as { data?: { password?: unknown } }).data?.password
  // The admin sends an empty password for “unchanged”; a new account and a reset need one.
  const isUnchanged = password === undefined || password === null || password === ''
  if (operation === 'update' && isUnchanged) return
  if (typeof password !== 'string' || [...password].length < minPasswordLength)
    throw refuse('passwordTooShort', { length: minPasswordLength })
}
