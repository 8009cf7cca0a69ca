import { randomBytes } from 'node:crypto'

import type { CollectionSlug } from 'payload'
import type { Test } from 'supertest'

import { createDocumentIn, type Stage } from '../../support/documents.js'
import type { People, Requester } from '../../support/people.js'
import { send, type Verb } from '../../support/requests.js'
import { titleFieldOf } from '../../support/sampleData.js'
import type { Dashiji } from '../../support/startDashiji.js'
import type { Column } from './matrix.js'

type StoredDocument = { id: string }
/** The people of the table: one for every column, and a writer whose documents are another's to all of them. */
export type MatrixPeople = Pick<People, Column | 'otherWriter'>
/** Who tries an operation, and on which collection. */
export type OperationContext = {
  dashiji: Dashiji
  people: MatrixPeople
  collection: CollectionSlug
  column: Column
  /** Documents of another that nobody has changed yet: the next requester gets the same ones. */
  reusableDocuments: Map<DocumentFactory, StoredDocument>
}
/**
 * An operation, ready to be sent. Of one that reads, `shows` says whether the answer holds what was asked for; of one
 * that may succeed and still leave something out, `hasTakenEffect` says whether it was done.
 */
type Attempt = { send: () => Test; shows?: (body: unknown) => boolean; hasTakenEffect?: () => Promise<boolean> }
export type Operation = (context: OperationContext) => Promise<Attempt>

/** Creates what an operation is about; reusable when it is the same document whoever asks. */
export type DocumentFactory = ((context: OperationContext) => Promise<StoredDocument>) & { isReusable?: boolean }
export type Ownership = 'own' | 'another'

export const requesterOf = ({ people, column }: OperationContext): Requester => people[column]
/** The id of the requester's account; the anonymous reader has none. */
export const accountIdOf = ({ people, column }: OperationContext): string | undefined =>
  column === 'anonymous' ? undefined : people[column].id

export const sendRequest = (context: OperationContext, verb: Verb, path: string, body?: object): Test =>
  send(context.dashiji, verb, path, requesterOf(context), body)

/** Whether a list holds a document. */
const listIncludes = (id: string) => (body: unknown) =>
  ((body as { docs?: { id: string }[] }).docs ?? []).some((doc) => String(doc.id) === id)
/** Whether an answer is a document. */
export const isDocument = (id: string) => (body: unknown) => (body as { id?: string }).id === id

/** A change to a document of a collection that every reader of it would see. */
export const titleChange = (collection: CollectionSlug): Record<string, string> => ({
  [titleFieldOf(collection)]: `改过${randomBytes(3).toString('hex')}`,
})

/** What an operation is about: the document of the requester before, where that one is reusable. */
export async function provideDocument(context: OperationContext, factory: DocumentFactory): Promise<StoredDocument> {
  const document = context.reusableDocuments.get(factory) ?? (await factory(context))
  if (factory.isReusable) context.reusableDocuments.set(factory, document)
  return document
}

/** Creates a document at a stage; `own` is written by the requester, and by nobody for the anonymous reader. */
export const documentIn = (stage: Stage, ownership: Ownership | 'nobody' = 'nobody'): DocumentFactory =>
  Object.assign(
    (context: OperationContext) => {
      const owner = { own: accountIdOf(context), another: context.people.otherWriter.id, nobody: undefined }[ownership]
      return createDocumentIn(context.dashiji.payload, context.collection, stage, owner === undefined ? {} : { owner })
    },
    { isReusable: ownership === 'another' },
  )

/** The same document after something more was done to it. */
export const andThen = (
  factory: DocumentFactory,
  action: (context: OperationContext, id: string) => Promise<unknown>,
): DocumentFactory =>
  Object.assign(
    async (context: OperationContext) => {
      const document = await factory(context)
      await action(context, document.id)
      return document
    },
    { isReusable: factory.isReusable ?? false },
  )

export const listOperation =
  (factory: DocumentFactory, query = ''): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    return {
      send: () => sendRequest(context, 'get', `${context.collection}?limit=100&sort=-createdAt&${query}`),
      shows: listIncludes(id),
    }
  }
export const readOperation =
  (factory: DocumentFactory, query = ''): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    return { send: () => sendRequest(context, 'get', `${context.collection}/${id}?${query}`), shows: isDocument(id) }
  }
/** Changes a document; what is sent may depend on the collection. */
export const updateOperation =
  (factory: DocumentFactory, body: (collection: CollectionSlug) => object, query = ''): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    return {
      send: () => sendRequest(context, 'patch', `${context.collection}/${id}?${query}`, body(context.collection)),
    }
  }
export const deleteOperation =
  (factory: DocumentFactory, query = ''): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    return { send: () => sendRequest(context, 'delete', `${context.collection}/${id}?${query}`) }
  }
