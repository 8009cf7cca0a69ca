import { randomBytes } from 'node:crypto'

import type { Payload } from 'payload'

export type SignedInUser = { id: string; email: string; roleIds: string[]; headers: { Authorization: string } }

/** Creates a user who holds the roles with these keys, and signs him in. */
export async function signIn(payload: Payload, ...roleKeys: string[]): Promise<SignedInUser> {
  const { docs } = await payload.find({
    collection: 'roles',
    where: { key: { in: roleKeys } },
    pagination: false,
    depth: 0,
  })
  const roleIds = docs.map(({ id }) => String(id))
  const email = `${roleKeys.join('-') || 'nobody'}-${randomBytes(4).toString('hex')}@example.org`
  const password = 'a long password'
  const user = await payload.create({
    collection: 'users',
    data: { email, password, name: roleKeys.join(' '), roles: roleIds },
  })
  const { token } = await payload.login({ collection: 'users', data: { email, password } })
  return { id: String(user.id), email, roleIds, headers: { Authorization: `JWT ${token}` } }
}

/** Creates a user with the role `website` and an API key, as a website uses it. */
export async function createWebsiteKey(payload: Payload): Promise<{ Authorization: string }> {
  const { docs } = await payload.find({ collection: 'roles', where: { key: { equals: 'website' } }, depth: 0 })
  const apiKey = randomBytes(24).toString('hex')
  await payload.create({
    collection: 'users',
    data: {
      email: `website-${randomBytes(4).toString('hex')}@example.org`,
      password: 'a long password',
      roles: [String(docs[0]!.id)],
      enableAPIKey: true,
      apiKey,
    },
  })
  return { Authorization: `users API-Key ${apiKey}` }
}
