import { randomBytes } from 'node:crypto'

import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import type { Permission } from '../../src/access/permissions.js'

/** Somebody who sends HTTP requests. */
export type Requester = { headers: Record<string, string> }
/** A signed-in member of staff. */
export type Person = Requester & { id: string; email: string; roleIds: string[] }
/** A website, which reads with the API key of an account of its own. */
export type Website = Requester & { id: string }

export type People = {
  /** Holds a role of two permissions, to enter the admin and to read drafts. */
  reader: Person
  writer: Person
  otherWriter: Person
  editor: Person
  secondEditor: Person
  thirdEditor: Person
  publisher: Person
  secondPublisher: Person
  admin: Person
  /** One person who is writer, editor, publisher and administrator. */
  allRoles: Person
  website: Website
  anonymous: Requester
}

const rolesOfPeople = {
  writer: ['writer'],
  otherWriter: ['writer'],
  editor: ['editor'],
  secondEditor: ['editor'],
  thirdEditor: ['editor'],
  publisher: ['publisher'],
  secondPublisher: ['publisher'],
  admin: ['admin'],
  allRoles: ['writer', 'editor', 'publisher', 'admin'],
} as const satisfies Partial<Record<keyof People, readonly string[]>>

const password = 'a long password'
const randomHex = (): string => randomBytes(4).toString('hex')
const randomEmail = (name: string): string => `${name}-${randomHex()}@example.org`

/** Creates a user who holds the roles with these keys, and signs them in. */
export async function signIn(payload: Payload, ...roleKeys: string[]): Promise<Person> {
  const roleIds = await roleIdsOf(payload, roleKeys)
  const email = randomEmail(roleKeys.join('-') || 'nobody')
  const user = await payload.create({
    collection: 'users',
    data: { email, password, name: roleKeys.join(' '), roles: roleIds },
  })
  const { token } = await payload.login({ collection: 'users', data: { email, password } })
  return { id: String(user.id), email, roleIds, headers: { Authorization: `JWT ${token}` } }
}

/** Creates a role of exactly these permissions and signs in a user who holds it. */
export async function signInWithPermissions(payload: Payload, ...permissions: Permission[]): Promise<Person> {
  const key = `role-${randomHex()}`
  await payload.create({ collection: 'roles', data: { key, name: permissions.join(' '), permissions } })
  return signIn(payload, key)
}

/** Signs in the people named, or all of them. Each takes two password hashes, so name those that a test needs. */
export async function signInPeople<Name extends keyof People = keyof People>(
  payload: Payload,
  ...names: Name[]
): Promise<Pick<People, Name>> {
  const all = [...(Object.keys(rolesOfPeople) as (keyof People)[]), 'reader', 'website', 'anonymous'] as Name[]
  const people: Partial<People> = {}
  for (const name of names.length > 0 ? names : all) Object.assign(people, { [name]: await signInAs(payload, name) })
  return people as Pick<People, Name>
}

function signInAs(payload: Payload, name: keyof People): Requester | Promise<Requester> {
  if (name === 'anonymous') return { headers: {} }
  if (name === 'website') return createWebsiteKey(payload)
  if (name === 'reader') return signInWithPermissions(payload, 'admin.enter', 'content.read')
  return signIn(payload, ...rolesOfPeople[name])
}

/** Creates an account without a password, which nobody signs in to. Returns its id. */
export async function createAccount(payload: Payload, ...roleKeys: string[]): Promise<string> {
  const account = await payload.db.create({
    collection: 'users',
    data: { email: randomEmail('account'), name: roleKeys.join(' '), roles: await roleIdsOf(payload, roleKeys) },
  })
  return String(account.id)
}

/** Creates a user with the role `website` and an API key, as a website has it. */
export async function createWebsiteKey(payload: Payload): Promise<Website> {
  const apiKey = randomBytes(24).toString('hex')
  const user = await payload.create({
    collection: 'users',
    data: {
      email: randomEmail('website'),
      password,
      roles: await roleIdsOf(payload, ['website']),
      enableAPIKey: true,
      apiKey,
    },
  })
  return { id: String(user.id), headers: { Authorization: `users API-Key ${apiKey}` } }
}

/** The ids of all stored roles, by their keys. */
export async function roleIdsByKey(payload: Payload): Promise<Record<string, string>> {
  const { docs } = await payload.find({ collection: 'roles', pagination: false, depth: 0 })
  return Object.fromEntries(docs.map(({ key, id }) => [key, String(id)]))
}

async function roleIdsOf(payload: Payload, keys: readonly string[]): Promise<string[]> {
  const ids = await roleIdsByKey(payload)
  return keys.map((key) => {
    const id = ids[key]
    if (id === undefined) throw new Error(`There is no role with the key ${key}`)
    return id
  })
}

/** A request of a person through the local API. */
export async function requestAs(payload: Payload, userId: string): Promise<PayloadRequest> {
  const user = await payload.findByID({ collection: 'users', id: userId, depth: 0 })
  return createLocalReq({ user: { ...user, collection: 'users' } }, payload)
}

/** The ids of three accounts that take a document to publication. */
export type Staff = { submitter: string; editor: string; publisher: string }
const staff = new WeakMap<Payload, Promise<Staff>>()

/**
 * Three people who take documents through the workflow for a test and have no other part in it; the same three each
 * time.
 */
export function staffOf(payload: Payload): Promise<Staff> {
  const known = staff.get(payload) ?? createStaff(payload)
  staff.set(payload, known)
  return known
}

async function createStaff(payload: Payload): Promise<Staff> {
  return {
    submitter: await createAccount(payload, 'editor'),
    editor: await createAccount(payload, 'editor'),
    publisher: await createAccount(payload, 'publisher'),
  }
}
