import { randomBytes } from 'node:crypto'

import type { CollectionSlug } from 'payload'
import request, { type Test } from 'supertest'

import type { Dashiji } from '../../support/startDashiji.js'
import { approve } from '../../support/workflow.js'
import type { Requester, People } from './createPeople.js'
import { createDocument, createArchivedDocument, createLiveDocument, trashDocument } from './documents.js'

type StoredDocument = { id: string }
/** `kept` are the documents of another that nobody has changed yet: they do for the next asker too. */
export type OperationContext = {
  dashiji: Dashiji
  people: People
  slug: string
  requester: Requester
  reusableDocuments: Map<DocumentFactory, StoredDocument>
}
/**
 * An operation as it is sent. `shows` tells, for a reading one, whether the answer shows what it is about; `achieves`, for one that
 * may be answered with success and still leave out what it was sent for, whether it came about.
 */
export type Attempt = { send: () => Test; shows?: (body: unknown) => boolean; hasTakenEffect?: () => Promise<boolean> }
export type Operation = (context: OperationContext) => Promise<Attempt>
/** Makes what an operation is about; `whose` says that it is the same whoever asks. */
export type DocumentFactory = ((context: OperationContext) => Promise<StoredDocument>) & { ownership?: Ownership }
export type Ownership = 'own' | 'another'

export type Verb = 'get' | 'post' | 'patch' | 'delete'
export const sendRequest = (
  { dashiji, requester }: OperationContext,
  verb: Verb,
  path: string,
  body?: object,
): Test => {
  const pending = request(dashiji.app)[verb](`/api/${path}`).set(requester.headers)
  return body === undefined ? pending : pending.send(body)
}

/** Whether a list shows a document, and whether an answer is one. */
export const listIncludes = (id: string) => (body: unknown) =>
  ((body as { docs?: { id: string }[] }).docs ?? []).some((doc) => String(doc.id) === id)
export const isDocument = (id: string) => (body: unknown) => (body as { id?: string }).id === id

const titleFields: Record<string, string> = {
  articles: 'title',
  activities: 'title',
  honours: 'title',
  media: 'alt',
  sources: 'filename',
  'audit-events': 'comment',
  'workflow-records': 'key',
}
/** A change of a document of a collection that anybody would see. */
export const titleChange = (slug: string): Record<string, string> => ({
  [titleFields[slug] ?? 'name']: `改过${randomBytes(3).toString('hex')}`,
})

/** What an operation is about, made anew or kept from the asker before. */
export async function provideDocument(context: OperationContext, factory: DocumentFactory): Promise<StoredDocument> {
  const document = context.reusableDocuments.get(factory) ?? (await factory(context))
  if (factory.ownership === 'another') context.reusableDocuments.set(factory, document)
  return document
}
export const withOwnership = (
  ownership: Ownership | undefined,
  factory: (context: OperationContext) => Promise<StoredDocument>,
): DocumentFactory => (ownership === undefined ? factory : Object.assign(factory, { ownership }))

const owner = ({ requester, people }: OperationContext, ownership: Ownership): { owner?: string } => {
  const id = ownership === 'own' ? requester.id : people.otherWriter.id
  return id === undefined ? {} : { owner: id }
}

/** What an operation is about, as it comes to be without the asker. */
export const anyDocument: DocumentFactory = ({ dashiji, slug }) => createDocument(dashiji.payload, slug)
export const draft = (ownership: Ownership): DocumentFactory =>
  withOwnership(ownership, (context) =>
    createDocument(context.dashiji.payload, context.slug, owner(context, ownership)),
  )
export const live = (ownership: Ownership): DocumentFactory =>
  withOwnership(ownership, (context) =>
    createLiveDocument(context.dashiji.payload, context.slug, owner(context, ownership)),
  )
export const archived = (ownership: Ownership): DocumentFactory =>
  withOwnership(ownership, (context) =>
    createArchivedDocument(context.dashiji.payload, context.slug, owner(context, ownership)),
  )

/** The same after something more has been done to it. */
export const andThen = (
  factory: DocumentFactory,
  action: (context: OperationContext, id: string) => Promise<unknown>,
): DocumentFactory =>
  withOwnership(factory.ownership, async (context) => {
    const document = await factory(context)
    await action(context, document.id)
    return document
  })
export const approved = (ownership: Ownership): DocumentFactory =>
  andThen(draft(ownership), ({ dashiji, slug }, id) => approve(dashiji.payload, slug as CollectionSlug, id))
export const trashed = (factory: DocumentFactory): DocumentFactory =>
  andThen(factory, ({ dashiji, slug }, id) => trashDocument(dashiji.payload, slug, id))
export const trashedArchived = (ownership: Ownership): DocumentFactory =>
  andThen(archived(ownership), (context, id) =>
    sendRequest(
      { ...context, requester: context.people.publisher },
      'patch',
      `${context.slug}/${id}?draft=true&comment=过时`,
      {
        deletedAt: new Date().toISOString(),
      },
    ).expect(200),
  )

export const listOperation =
  (factory: DocumentFactory, query = ''): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    return {
      send: () => sendRequest(context, 'get', `${context.slug}?limit=100&sort=-createdAt&${query}`),
      shows: listIncludes(id),
    }
  }
export const readOperation =
  (factory: DocumentFactory, query = ''): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    return { send: () => sendRequest(context, 'get', `${context.slug}/${id}?${query}`), shows: isDocument(id) }
  }
/** Changes a document that `make` makes; what is sent may depend on the collection. */
export const updateOperation =
  (factory: DocumentFactory, body: (slug: string) => object, query = ''): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    return { send: () => sendRequest(context, 'patch', `${context.slug}/${id}?${query}`, body(context.slug)) }
  }
export const deleteOperation =
  (factory: DocumentFactory, query = ''): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    return { send: () => sendRequest(context, 'delete', `${context.slug}/${id}?${query}`) }
  }
