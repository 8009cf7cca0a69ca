import { createLocalReq, type Payload } from 'payload'
import { z } from 'zod'

import { countAdministrators } from '../access/users/administrators.js'
import { isLongPassword, minPasswordLength } from '../vocabulary/passwordRule.js'
import { slugs } from '../vocabulary/slugs.js'
import { HttpError } from '../http/HttpError.js'

export type NewAdministrator = { email: string; password: string; name?: string }

/**
 * Tells whether there is an administrator. Roles are checked in memory, not by a query: on SQLite a condition on
 * several entries of a list is evaluated against one row of the list at a time and never matches.
 */
export async function hasAdministrator(payload: Payload): Promise<boolean> {
  return (await countAdministrators(await createLocalReq({}, payload))) > 0
}

/**
 * Creates the first administrator, with the role `admin` only.
 * @throws HttpError `badEmail`, `passwordTooShort`, or `administratorExists` when there is one already
 */
export async function createAdministrator(
  payload: Payload,
  { email, password, name }: NewAdministrator,
): Promise<void> {
  if (!z.email().safeParse(email).success) throw new HttpError('badEmail')
  if (!isLongPassword(password)) throw new HttpError('passwordTooShort', { length: minPasswordLength })
  if (await hasAdministrator(payload)) throw new HttpError('administratorExists')
  const { docs } = await payload.find({
    collection: slugs.roles,
    where: { key: { equals: 'admin' } },
    depth: 0,
    limit: 1,
  })
  const role = docs[0]
  if (!role) throw new Error('The role “admin” is missing from the database; run the migrations.')
  await payload.create({
    collection: slugs.users,
    data: { email, password, name: name?.trim() || email, roles: [role.id] },
  })
}
