import { createLocalReq, type Payload, type PayloadRequest, type TypedUser } from 'payload'

import { slugs } from '../vocabulary/slugs.js'
import { permissionKeys, type Permission } from './permissions.js'

export type Actor = {
  readonly kind: 'anonymous' | 'person' | 'website'
  readonly userId: string | null
  readonly permissions: ReadonlySet<Permission>
}

const anonymousActor: Actor = { kind: 'anonymous', userId: null, permissions: new Set() }

// Keyed by the request's user object, so that a result never outlives the request it was made for.
const actors = new WeakMap<object, Promise<Actor>>()

/**
 * Returns who makes a request and what permissions they hold. Roles are read from the database, never from the session,
 * so a revoked permission is gone with the next request.
 */
export function actorOf(req: PayloadRequest): Promise<Actor> {
  if (!req.user) return Promise.resolve(anonymousActor)
  const cached = actors.get(req.user)
  if (cached) return cached
  const actor = readActor(req)
  actors.set(req.user, actor)
  return actor
}

/** The ids of a user's roles, populated or not. */
export function roleIdsOf(user: { roles?: unknown } | null | undefined): string[] {
  const roles = Array.isArray(user?.roles) ? (user.roles as unknown[]) : []
  return roles.map((role) => String(typeof role === 'object' && role !== null && 'id' in role ? role.id : role))
}

/** The union of the permissions of some roles. Unknown keys in a stored role are ignored. */
export async function permissionsOfRoles(req: PayloadRequest, roleIds: string[]): Promise<Set<Permission>> {
  if (roleIds.length === 0) return new Set()
  const { docs } = await req.payload.find({
    collection: slugs.roles,
    where: { id: { in: roleIds } },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  const held = new Set(docs.flatMap((role) => (role.permissions ?? []) as string[]))
  return new Set(permissionKeys.filter((key) => held.has(key)))
}

/** The permissions that a user holds now, for a caller that has no request. */
export async function permissionsOf(payload: Payload, user: TypedUser): Promise<ReadonlySet<Permission>> {
  return (await actorOf(await createLocalReq({ user }, payload))).permissions
}

async function readActor(req: PayloadRequest): Promise<Actor> {
  const user = req.user
  if (!user || user.collection !== slugs.users) return anonymousActor
  const permissions = await permissionsOfRoles(req, roleIdsOf(user))
  return { kind: permissions.has('admin.enter') ? 'person' : 'website', userId: String(user.id), permissions }
}
