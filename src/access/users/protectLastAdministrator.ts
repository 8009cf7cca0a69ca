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

type Account = { id: string; roles?: unknown }

/**
 * Keeps at least one administrator, whoever asks and through whatever path. Each taking away is written first and counted then:
 * of two at once, and of the many of a bulk write, each would else count the others. What leaves none is put back by its own
 * hand, since a bulk write keeps what a refused part of it has written, and not every database rolls back.
 */
export const protectLastAdministrator = {
  /** The plain case, before anything is written. */
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

  /** Takes the roles before the account, for what is deleted cannot be put back. */
  beforeDelete: (async ({ id, req }) => {
    const account = await req.payload.db.findOne<Account>({
      collection: slugs.users,
      where: { id: { equals: id } },
      req,
    })
    if (!account || !(await removesAdministrator(req, account, {}))) return
    await forceWriteConflict(req)
    await writeRoles(req, account.id, [])
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
  await writeRoles(req, account.id, roleIdsOf(account))
  throw refuse('lastAdministrator')
}

const writeRoles = (req: PayloadRequest, id: string, roles: string[]): Promise<unknown> =>
  req.payload.db.updateOne({ collection: slugs.users, id, data: { roles }, req, returning: false })
