import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import { slugs } from '../vocabulary/slugs.js'
import { appendEvent } from './appendEvent.js'
import { changeOf, readRow, rememberRow, rowBefore, type Row, type RowChange } from './rowChanges.js'

/** Enters in the audit who made, changed and deleted which role, and which rights came and went; in the transaction of the change. */
export const auditRoles = {
  ...rememberRow,

  afterChange: (async ({ doc, operation, req }) => {
    const { id } = doc as Row
    if (operation === 'create')
      await note(req, 'role.create', id, said((await readRow(req, slugs.roles, id)) ?? (doc as Row)))
    else {
      const change = await changeOf(req, slugs.roles, id)
      if (change) await noteChange(req, change)
    }
    return doc as Row
  }) satisfies CollectionAfterChangeHook,

  afterDelete: (async ({ id, req }) => {
    await note(req, 'role.delete', id, said(rowBefore(req, slugs.roles, id)))
  }) satisfies CollectionAfterDeleteHook,
}

async function noteChange(req: PayloadRequest, { before, after, fields }: RowChange): Promise<void> {
  const { id, key } = after
  const [had, has] = [rights(before), rights(after)]
  const [added, removed] = [has.filter((right) => !had.includes(right)), had.filter((right) => !has.includes(right))]
  if (added.length + removed.length > 0) await note(req, 'role.permissionsChanged', id, { key, added, removed })
  const others = fields.filter((field) => field !== 'permissions')
  if (others.length > 0) await note(req, 'role.update', id, { key, fields: others })
}

const said = (role: Row | undefined): Record<string, unknown> => ({
  key: role?.key,
  name: role?.name,
  permissions: role && rights(role),
})

const rights = ({ permissions }: Row): string[] => (Array.isArray(permissions) ? permissions.map(String) : [])

const note = (
  req: PayloadRequest,
  action: string,
  id: number | string,
  details: Record<string, unknown>,
): Promise<unknown> => appendEvent(req, { action, outcome: 'done', collection: slugs.roles, document: id, details })
