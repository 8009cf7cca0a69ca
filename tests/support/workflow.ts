import { randomBytes } from 'node:crypto'

import { createLocalReq, type CollectionSlug, type Payload, type PayloadRequest } from 'payload'

import type { TransitionName } from '../../src/workflow/definition.js'
import { workflowOf } from '../../src/workflow/workflowOf.js'

type Account = { id: string }

/** Makes an account without a password, whom no test signs in. */
export async function makeAccount(payload: Payload, ...roleKeys: string[]): Promise<Account> {
  const { docs } = await payload.find({ collection: 'roles', where: { key: { in: roleKeys } }, pagination: false, depth: 0 })
  const account = await payload.db.create({ collection: 'users', data: { email: `${randomBytes(6).toString('hex')}@example.org`, name: roleKeys.join(' '), roles: docs.map(({ id }) => id) } })
  return { id: String(account.id) }
}

/** A request in which a person acts through the local API. */
export async function actingAs(payload: Payload, id: string): Promise<PayloadRequest> {
  const user = await payload.findByID({ collection: 'users', id, depth: 0 })
  return createLocalReq({ user: { ...user, collection: 'users' } }, payload)
}

/** Takes a document through one transition as somebody, at its newest revision. */
export async function act(payload: Payload, { as, collection, id, name, ...sent }: { as: string; collection: CollectionSlug; id: string; name: TransitionName; comment?: string; at?: string }) {
  const { docs } = await payload.find({ collection: 'workflow-records', where: { and: [{ collection: { equals: collection } }, { document: { equals: id } }] }, depth: 0 })
  return workflowOf(payload).performTransition(await actingAs(payload, as), { collection, id, name, revision: String(docs[0]?.revision), ...sent })
}

const staff = new WeakMap<Payload, Promise<{ editor: Account; publisher: Account }>>()

async function makeStaff(payload: Payload) {
  return { editor: await makeAccount(payload, 'editor'), publisher: await makeAccount(payload, 'publisher') }
}

/**
 * Publishes a document's working version, as people do: submitted by a writer, approved by an editor and published by a publisher
 * of the test's own, who have nothing else to do with it.
 */
export async function publish(payload: Payload, collection: CollectionSlug, id: string): Promise<void> {
  if (!staff.has(payload)) staff.set(payload, makeStaff(payload))
  const { editor, publisher } = await staff.get(payload)!
  const submitter = await makeAccount(payload, 'editor')
  await act(payload, { as: submitter.id, collection, id, name: 'submit' })
  await act(payload, { as: editor.id, collection, id, name: 'approve' })
  await act(payload, { as: publisher.id, collection, id, name: 'publish' })
}

/** Takes a live document offline. */
export async function archive(payload: Payload, collection: CollectionSlug, id: string): Promise<void> {
  if (!staff.has(payload)) staff.set(payload, makeStaff(payload))
  const { publisher } = await staff.get(payload)!
  await act(payload, { as: publisher.id, collection, id, name: 'archive', comment: '测试' })
}
