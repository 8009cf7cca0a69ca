import type { CollectionBeforeOperationHook } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { isLongPassword, minPasswordLength } from '../../vocabulary/passwordRule.js'

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
  if (!isLongPassword(password)) throw refuse('passwordTooShort', { length: minPasswordLength })
}
