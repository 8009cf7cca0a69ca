import type { CollectionBeforeOperationHook } from 'payload'

import { refuse } from '../../errors/refuse.js'

/** Shortest password in characters; NIST SP 800-63B-4 asks for at least 8 with a second factor and 15 without, 10 with lockout is our middle. */
export const shortestPassword = 10

/** Refuses short passwords on every path that sets one; the reset path runs no `beforeValidate`, so this is the only common place. */
export const requireLongPassword: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'updateByID' && operation !== 'resetPassword') return
  const data = (args as { data?: { password?: unknown } }).data
  const password = data?.password
  if (password === undefined || password === null || password === '') return
  if (typeof password !== 'string' || [...password].length < shortestPassword) throw refuse('passwordTooShort', { length: shortestPassword })
}
