import type { CollectionBeforeOperationHook } from 'payload'

import { refuse } from '../../errors/refuse.js'

/** Shortest password in characters; NIST SP 800-63B-4 asks for at least 8 with a second factor and 15 without, 10 with lockout is our middle. */
export const minPasswordLength = 10

const passwordOperations = ['create', 'update', 'resetPassword']

/** Refuses short passwords on every path that sets one; the reset path runs no `beforeValidate`, so this is the only common place. */
export const requireLongPassword: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (!passwordOperations.includes(operation)) return
  const password = (args as { data?: { password?: unknown } }).data?.password
  // The admin sends an empty one for “unchanged”; a new account and a reset need one.
  const isUnchanged = password === undefined || password === null || password === ''
  if (operation === 'update' && isUnchanged) return
  if (typeof password !== 'string' || [...password].length < minPasswordLength)
    throw refuse('passwordTooShort', { length: minPasswordLength })
}
