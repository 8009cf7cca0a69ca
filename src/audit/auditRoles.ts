import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import { slugs } from '../vocabulary/slugs.js'
import { appendEvent } from './appendEvent.js'
import { changeOf, readRow, rememberRow, rowBefore, type Row, type RowChange } from './rowChanges.js'

/**
 * Records in the audit trail who created, changed or deleted a role, and which permissions were added or removed;
 * within the transaction of the change.
 */
export const auditRoles = {
  ...rememberRow,

  afterChange: (async ({ doc, operation, req }) => {
    const { id } = doc as Row
    if (operation === 'create')
      await recordEvent(req, 'role.create', id, detailsOf((await readRow(req, slugs.roles, id)) ?? (doc as Row)))
    else {
      const change = await changeOf(req, slugs.roles, id)
      if (change) await recordChange(req, change)
    }
    return doc as Row
  }) satisfies CollectionAfterChangeHook,

  afterDelete: (async ({ id, req }) => {
    await recordEvent(req, 'role.delete', id, detailsOf(rowBefore(req, slugs.roles, id)))
  }) satisfies CollectionAfterDeleteHook,
}

async function recordChange(req: PayloadRequest, { before, after, fields }: RowChange): Promise<void> {
  const { id, key } = after
  const [permissionsBefore, permissionsAfter] = [permissionsOf(before), permissionsOf(after)]
  const [added, removed] = [
    permissionsAfter.filter((right) => !permissionsBefore.includes(right)),
    permissionsBefore.filter((right) => !permissionsAfter.includes(right)),
  ]
  if (added.length + removed.length > 0) await recordEvent(req, 'role.permissionsChanged', id, { key, added, removed })
  const others = fields.filter((field) => field !== 'permissions')
  if (others.length > 0) await recordEvent(req, 'role.update', id, { key, fields: others })
}

const detailsOf = (role: Row | undefined): Record<string, unknown> => ({
  key: role?.key,
  name: role?.name,
  permissions: role && permissionsOf(role),
})

const permissionsOf = ({ permissions }: Row): string[] => (Array.isArray(permissions) ? permissions.map(String) : [])

const recordEvent = (
  req: PayloadRequest,
  action: string,
  id: number | string,
  details: Record<string, unknown>,
): Promise<unknown> => appendEvent(req, { action, outcome: 'done', collection: slugs.roles, document: id, details })
