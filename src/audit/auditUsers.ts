import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import { roleIdsOf } from '../access/actor.js'
import { slugs } from '../vocabulary/slugs.js'
import { appendEvent } from './appendEvent.js'
import { changeOf, readRow, rememberRow, rowBefore, type Row, type RowChange } from './rowChanges.js'

/** The traces of signing in, and of asking for a new password, which anybody may do in anybody's name. */
const signInFields = ['sessions', 'loginAttempts', 'lockUntil', 'resetPasswordToken', 'resetPasswordExpiration']
/** Stored forms of secrets: that they changed is told under names of their own, what they are is not. */
const passwordFields = ['hash', 'salt']
const apiKeyFields = ['apiKey', 'apiKeyIndex', 'enableAPIKey']

/** Enters in the audit who made, changed and deleted which account, and in what; in the transaction of the change. */
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
  // The stored key is another at each writing; its index is not.
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

/** The keys of a user's roles, in order; they say more than ids, and longer. */
async function roleKeys(req: PayloadRequest, { roles }: Row): Promise<string[]> {
  const ids = roleIdsOf({ roles })
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find<Row>({
    collection: slugs.roles,
    where: { id: { in: ids } },
    limit: 0,
    pagination: false,
    req,
  })
  return docs.map((role) => String(role.key)).sort()
}
