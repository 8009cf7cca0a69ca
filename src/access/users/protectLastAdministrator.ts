import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'

import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'
import { roleIdsOf } from '../actor.js'
import { findAdministratorRoleIds, countAdministrators, forceWriteConflict } from './administrators.js'

type Account = { id: string; roles?: unknown; sessions?: unknown }

/**
 * Refuses any change that would leave no administrator. Administrators are counted after the write: with concurrent
 * changes, or several rows of a bulk write, a count before the write would still include those that the others remove.
 * The refused change is undone explicitly, since a bulk write keeps the rows it has already written.
 */
export const protectLastAdministrator = {
  /** The common case, refused before anything is written. */
  beforeChange: (async ({ data, originalDoc, operation, req }) => {
    if (operation !== 'update' || !('roles' in data)) return data
    const account = originalDoc as Account
    if (await removesAdministrator(req, account, data)) {
      if ((await countAdministrators(req, { exceptUser: String(account.id) })) === 0) throw refuse('lastAdministrator')
      await forceWriteConflict(req)
    }
    return data
  }) satisfies CollectionBeforeChangeHook,

  afterChange: (async ({ doc, previousDoc, operation, req }) => {
    const account = previousDoc as Account
    if (operation === 'update' && (await removesAdministrator(req, account, doc)))
      await refuseWithoutAdministrator(req, account)
    return doc as Account
  }) satisfies CollectionAfterChangeHook,

  /** Removes the roles before the account is deleted: a deleted account could not be restored. */
  beforeDelete: (async ({ id, req }) => {
    const account = await readAccount(req, id)
    if (!account || !(await removesAdministrator(req, account, {}))) return
    await forceWriteConflict(req)
    await writeRoles(req, account, [])
    await refuseWithoutAdministrator(req, account)
  }) satisfies CollectionBeforeDeleteHook,
}

async function removesAdministrator(req: PayloadRequest, before: Account, after: unknown): Promise<boolean> {
  const ids = await findAdministratorRoleIds(req)
  const isAdministrator = (account: unknown) => roleIdsOf(account as { roles?: unknown }).some((id) => ids.includes(id))
  return isAdministrator(before) && !isAdministrator(after)
}

async function refuseWithoutAdministrator(req: PayloadRequest, account: Account): Promise<void> {
  if ((await countAdministrators(req)) > 0) return
  await writeRoles(req, await readAccount(req, account.id), roleIdsOf(account))
  throw refuse('lastAdministrator')
}

const readAccount = (req: PayloadRequest, id: number | string): Promise<Account | null> =>
  req.payload.db.findOne<Account>({ collection: slugs.users, where: { id: { equals: id } }, req })

/** Together with the sessions: the adapter for SQLite empties the lists that a write leaves out. */
async function writeRoles(req: PayloadRequest, account: Account | null, roles: string[]): Promise<void> {
  if (!account) return
  const { id, sessions } = account
  const data = { roles, ...(sessions !== undefined && { sessions }) }
  await req.payload.db.updateOne({ collection: slugs.users, id, data, req, returning: false })
}
