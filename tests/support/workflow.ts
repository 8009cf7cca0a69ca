import { randomBytes } from 'node:crypto'

import { createLocalReq, type CollectionSlug, type Payload, type PayloadRequest } from 'payload'

import type { TransitionName } from '../../src/workflow/policy/definition.js'
import { workflowOf } from '../../src/workflow/workflowOf.js'

type Account = { id: string }

/** Makes an account without a password, whom no test signs in. */
export async function makeAccount(payload: Payload, ...roleKeys: string[]): Promise<Account> {
  const { docs } = await payload.find({
    collection: 'roles',
    where: { key: { in: roleKeys } },
    pagination: false,
    depth: 0,
  })
  const account = await payload.db.create({
    collection: 'users',
    data: {
      email: `${randomBytes(6).toString('hex')}@example.org`,
      name: roleKeys.join(' '),
      roles: docs.map(({ id }) => id),
    },
  })
  return { id: String(account.id) }
}

/** A request in which a person acts through the local API. */
export async function actingAs(payload: Payload, id: string): Promise<PayloadRequest> {
  const user = await payload.findByID({ collection: 'users', id, depth: 0 })
  return createLocalReq({ user: { ...user, collection: 'users' } }, payload)
}

/** Takes a document through one transition as somebody, at its newest revision. */
export async function takeTransition(
  payload: Payload,
  {
    as,
    collection,
    id,
    name,
    ...input
  }: { as: string; collection: CollectionSlug; id: string; name: TransitionName; comment?: string; at?: string },
) {
  const { docs } = await payload.find({
    collection: 'workflow-records',
    where: { and: [{ collection: { equals: collection } }, { document: { equals: id } }] },
    depth: 0,
  })
  return workflowOf(payload).performTransition(await actingAs(payload, as), {
    collection,
    id,
    name,
    revision: String(docs[0]?.revision),
    ...input,
  })
}

type Staff = { submitter: Account; editor: Account; publisher: Account }
const staff = new WeakMap<Payload, Promise<Staff>>()

/** Three people of the test's own, who have nothing else to do with its documents. */
export function staffOf(payload: Payload): Promise<Staff> {
  const known = staff.get(payload)
  if (known) return known
  const created = makeStaff(payload)
  staff.set(payload, created)
  return created
}

async function makeStaff(payload: Payload): Promise<Staff> {
  return {
    submitter: await makeAccount(payload, 'editor'),
    editor: await makeAccount(payload, 'editor'),
    publisher: await makeAccount(payload, 'publisher'),
  }
}

/** Brings a document's working version to its approval, as people do: handed in by one, approved by another. */
export async function approve(payload: Payload, collection: CollectionSlug, id: string): Promise<void> {
  const { submitter, editor } = await staffOf(payload)
  await takeTransition(payload, { as: submitter.id, collection, id, name: 'submit' })
  await takeTransition(payload, { as: editor.id, collection, id, name: 'approve' })
}

/** Publishes a document's working version: handed in by one, approved by another, published by a third. */
export async function publish(payload: Payload, collection: CollectionSlug, id: string): Promise<void> {
  const { publisher } = await staffOf(payload)
  await approve(payload, collection, id)
  await takeTransition(payload, { as: publisher.id, collection, id, name: 'publish' })
}

/** Takes a live document offline. */
export async function archive(payload: Payload, collection: CollectionSlug, id: string): Promise<void> {
  const { publisher } = await staffOf(payload)
  await takeTransition(payload, { as: publisher.id, collection, id, name: 'archive', comment: '测试' })
}
