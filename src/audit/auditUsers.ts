import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import { roleIdsOf } from '../access/actor.js'
import { findRows } from '../database/rows.js'
import { slugs } from '../vocabulary/slugs.js'
import { appendEvent } from './appendEvent.js'
import { changeOf, readRow, rememberRow, rowBefore, type Row, type RowChange } from './rowChanges.js'

/**
 * Fields written by signing in and by “forgot password”, which anybody can request for any account; not recorded as
 * changes.
 */
const signInFields = ['sessions', 'loginAttempts', 'lockUntil', 'resetPasswordToken', 'resetPasswordExpiration']
/** Stored forms of secrets. A change of one is recorded as an action of its own, never with the value. */
const passwordFields = ['hash', 'salt']
const apiKeyFields = ['apiKey', 'apiKeyIndex', 'enableAPIKey']

/**
 * Records in the audit trail who created, changed or deleted an account, and which fields; within the transaction of
 * the change.
 */
export const auditUsers = {
  ...rememberRow,

  afterChange: (async ({ doc, operation, req }) => {
    const { id } = doc as Row
    if (operation === 'create') await recordCreation(req, (await readRow(req, slugs.users, id)) ?? (doc as Row))
    else {
      const change = await changeOf(req, slugs.users, id)
      if (change) await recordChange(req, change)
    }
    return doc as Row
  }) satisfies CollectionAfterChangeHook,

  afterDelete: (async ({ id, req }) => {
    const user = rowBefore(req, slugs.users, id)
    await recordEvent(req, 'user.delete', id, { email: user?.email, name: user?.name })
  }) satisfies CollectionAfterDeleteHook,
}

async function recordCreation(req: PayloadRequest, user: Row): Promise<void> {
  const { id, email, name, enableAPIKey } = user
  await recordEvent(req, 'user.create', id, {
    email,
    name,
    roles: await roleKeys(req, user),
    apiKey: enableAPIKey === true,
  })
}

async function recordChange(req: PayloadRequest, { before, after, fields }: RowChange): Promise<void> {
  const { id, email } = after
  const [from, to] = [await roleKeys(req, before), await roleKeys(req, after)]
  if (from.join() !== to.join()) await recordEvent(req, 'user.rolesChanged', id, { email, from, to })
  if (fields.includes('hash')) await recordEvent(req, 'user.passwordChanged', id, { email })
  // Payload re-encrypts the key with a random IV at every save; only its index tells whether the key itself changed.
  if (fields.includes('apiKeyIndex') || fields.includes('enableAPIKey'))
    await recordEvent(req, 'user.apiKeyChanged', id, { email, enabled: after.enableAPIKey === true })
  const others = fields.filter(
    (field) => ![...signInFields, ...passwordFields, ...apiKeyFields, 'roles'].includes(field),
  )
  if (others.length > 0) await recordEvent(req, 'user.update', id, { email, fields: others })
}

const recordEvent = (
  req: PayloadRequest,
  action: string,
  id: number | string,
  details: Record<string, unknown>,
): Promise<unknown> => appendEvent(req, { action, outcome: 'done', collection: slugs.users, document: id, details })

/** The keys of a user's roles, sorted. Unlike ids they stay readable in the trail after a role is deleted. */
async function roleKeys(req: PayloadRequest, { roles }: Row): Promise<string[]> {
  const ids = roleIdsOf({ roles })
  if (ids.length === 0) return []
  const rows = await findRows<Row>(req.payload, req, slugs.roles, { where: { id: { in: ids } } })
  return rows.map((role) => String(role.key)).sort()
}
