import type { Payload } from 'payload'

import { signIn, createWebsiteKey } from '../../support/signIn.js'
import type { Column } from './matrix.js'

/** Somebody who sends requests; the anonymous reader has no account, and a website's account is no one's own. */
export type Requester = { id: string | undefined; headers: Record<string, string> }
export type People = Record<Column, Requester> & { otherWriter: Requester }

/** Makes one account for every column of the table, and a writer whose documents are “another's” to all of them. */
export async function createPeople(payload: Payload): Promise<People> {
  await payload.create({
    collection: 'roles',
    data: { key: 'reader', name: '读者', permissions: ['admin.enter', 'content.read'] },
  })
  const headers = await createWebsiteKey(payload)
  const { docs } = await payload.find({ collection: 'users', where: { email: { like: 'website-' } }, depth: 0 })
  const reader = await signIn(payload, 'reader')
  const writer = await signIn(payload, 'writer')
  const editor = await signIn(payload, 'editor')
  const publisher = await signIn(payload, 'publisher')
  const admin = await signIn(payload, 'admin')
  const otherWriter = await signIn(payload, 'writer')
  return {
    anonymous: { id: undefined, headers: {} },
    website: { id: String(docs[0]!.id), headers },
    reader,
    writer,
    editor,
    publisher,
    admin,
    otherWriter,
  }
}
