import type {
  CollectionAfterLoginHook,
  CollectionAfterLogoutHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

import { slugs } from '../vocabulary/slugs.js'
import { appendEvent } from './appendEvent.js'

/** Password resets by e-mail link. Payload runs no change hooks for them, only `afterLogin`. */
const resetRequests = new WeakSet<PayloadRequest>()

/** Records sign-ins and sign-outs in the audit trail. Failed sign-ins are refusals: see `auditRefusals`. */
export const auditSessions = {
  beforeOperation: (({ operation, req }) => {
    if (operation === 'resetPassword') resetRequests.add(req)
  }) satisfies CollectionBeforeOperationHook,

  afterLogin: (async ({ req, user }) => {
    const { id, email } = user as { id: number | string; email?: unknown }
    if (resetRequests.delete(req)) await recordEvent(req, 'user.passwordChanged', id, { email })
    await recordEvent(req, 'session.signIn', id)
  }) satisfies CollectionAfterLoginHook,

  afterLogout: (async ({ req }) => {
    if (req.user) await recordEvent(req, 'session.signOut', req.user.id)
  }) satisfies CollectionAfterLogoutHook,
}

const recordEvent = (
  req: PayloadRequest,
  action: string,
  id: number | string,
  details?: Record<string, unknown>,
): Promise<unknown> =>
  appendEvent(req, { action, outcome: 'done', collection: slugs.users, document: id, ...(details && { details }) })
