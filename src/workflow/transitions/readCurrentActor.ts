import type { PayloadRequest } from 'payload'

import { permissionsOfRoles, roleIdsOf } from '../../access/actor.js'
import { actorRights, type Right } from '../../access/permissions.js'
import { slugs } from '../../vocabulary/slugs.js'
import type { WorkflowActor } from '../policy/DocumentState.js'

type Account = { id: string; roles?: unknown }

/** A person with the rights that the database gives them at this moment; a deleted account has none. */
export async function readUserActor(req: PayloadRequest, userId: string): Promise<WorkflowActor> {
  const account = await req.payload.db.findOne<Account>({
    collection: slugs.users,
    where: { id: { equals: userId } },
    req,
  })
  return { userId, rights: new Set<Right>(account ? await permissionsOfRoles(req, roleIdsOf(account)) : []) }
}

/** Who acts in a request, with the rights of this moment, not those of the session or of the start of the request. */
export function readCurrentActor(req: PayloadRequest): Promise<WorkflowActor> {
  if (req.user?.collection === slugs.users) return readUserActor(req, String(req.user.id))
  const kind = req.context.actorKind
  return Promise.resolve({ userId: null, rights: new Set<Right>(kind === 'import' ? actorRights.import : []) })
}
