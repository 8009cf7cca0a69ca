import type { CollectionSlug } from 'payload'

import { takeTransition } from '../../support/documents.js'
import { staffOf } from '../../support/people.js'
import type { Verb } from '../../support/requests.js'
import { sampleData } from '../../support/sampleData.js'
import {
  andThen,
  deleteOperation,
  documentIn,
  isDocument,
  listOperation,
  provideDocument,
  readOperation,
  sendRequest,
  titleChange,
  updateOperation,
  type DocumentFactory,
  type Operation,
  type OperationContext,
} from './operationBuilders.js'

const bulkOperation =
  (factory: DocumentFactory, verb: Verb, body?: (collection: CollectionSlug) => object, query = ''): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    return {
      send: () =>
        sendRequest(
          context,
          verb,
          `${context.collection}?where[id][equals]=${id}&${query}`,
          body?.(context.collection),
        ),
    }
  }
const restoreVersionOperation =
  (factory: DocumentFactory, query: string): Operation =>
  async (context) => {
    const version = await oldestVersion(context, (await provideDocument(context, factory)).id)
    return { send: () => sendRequest(context, 'post', `${context.collection}/versions/${version}?${query}`, {}) }
  }
const createOperation =
  (body: (collection: CollectionSlug) => object = (collection) => sampleData[collection]!()): Operation =>
  (context) =>
    Promise.resolve({ send: () => sendRequest(context, 'post', context.collection, body(context.collection)) })
const duplicateOperation =
  (query: string): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, liveOfAnother)
    return {
      send: () =>
        sendRequest(context, 'post', `${context.collection}/${id}/duplicate?${query}`, titleChange(context.collection)),
    }
  }

async function oldestVersion({ dashiji, collection }: OperationContext, id: string): Promise<string> {
  const { docs } = await dashiji.payload.findVersions({
    collection,
    where: { parent: { equals: id } },
    sort: 'createdAt',
    limit: 1,
  })
  return String(docs[0]!.id)
}
/** A document that was taken down and restored as a draft. */
const restored = andThen(documentIn('archived', 'own'), async ({ dashiji, collection }, id) => {
  const { publisher } = await staffOf(dashiji.payload)
  await takeTransition(dashiji.payload, { as: publisher, collection, id, name: 'restore' })
})
const draftOfAnother = documentIn('draft', 'another')
const liveOfAnother = documentIn('live', 'another')

const trashData = () => ({ deletedAt: new Date().toISOString() })
const untrashData = () => ({ deletedAt: null })
const publishedStatus = () => ({ _status: 'published' })
const draftStatus = () => ({ _status: 'draft' })
const commentQuery = 'comment=过时'

/** Operations of Payload's own addresses, on collections under the workflow. */
export const governedOperations: Record<string, Operation> = {
  'list shows live': listOperation(documentIn('live', 'another')),
  'list shows draft': listOperation(documentIn('draft', 'another')),
  'list shows archived': listOperation(documentIn('archived', 'another')),
  'list shows trashed draft': listOperation(documentIn('trashed', 'another'), 'trash=true'),
  'list shows trashed archived': listOperation(documentIn('trashedArchived', 'another'), 'trash=true'),
  'read live': readOperation(documentIn('live', 'another')),
  'read draft': readOperation(documentIn('draft', 'another')),
  'read draft of live': async (context) => {
    const { id } = await documentIn('live', 'another')(context)
    const title = titleChange(context.collection)
    await context.dashiji.payload.update({
      collection: context.collection,
      id,
      data: title as never,
      draft: true,
    })
    return {
      send: () => sendRequest(context, 'get', `${context.collection}/${id}?draft=true`),
      shows: (body) => JSON.stringify(body).includes(Object.values(title)[0]!),
    }
  },
  'read archived': readOperation(documentIn('archived', 'another')),
  'read trashed archived': readOperation(documentIn('trashedArchived', 'another'), 'trash=true'),
  'list versions': async (context) => {
    const { id } = await provideDocument(context, liveOfAnother)
    return {
      send: () => sendRequest(context, 'get', `${context.collection}/versions?where[parent][equals]=${id}`),
      shows: (body) => JSON.stringify(body).includes(id),
    }
  },
  'read version': async (context) => {
    const version = await oldestVersion(context, (await provideDocument(context, liveOfAnother)).id)
    return {
      send: () => sendRequest(context, 'get', `${context.collection}/versions/${version}`),
      shows: isDocument(version),
    }
  },
  'count draft': async (context) => {
    const { id } = await provideDocument(context, draftOfAnother)
    return {
      send: () => sendRequest(context, 'get', `${context.collection}/count?where[id][equals]=${id}`),
      shows: (body) => (body as { totalDocs?: number }).totalDocs === 1,
    }
  },
  'create draft': createOperation(),
  'create live': createOperation((collection) => ({ ...sampleData[collection]!(), _status: 'published' })),
  'duplicate live as draft': duplicateOperation(''),
  'duplicate live as live': duplicateOperation('draft=false'),
  'edit own draft': updateOperation(documentIn('draft', 'own'), titleChange),
  "edit another's draft": updateOperation(documentIn('draft', 'another'), titleChange),
  'edit own live as draft': updateOperation(documentIn('live', 'own'), titleChange, 'draft=true'),
  "edit another's live as draft": updateOperation(documentIn('live', 'another'), titleChange, 'draft=true'),
  'edit own archived': updateOperation(documentIn('archived', 'own'), titleChange, 'draft=true'),
  'change own live text': updateOperation(documentIn('live', 'own'), titleChange),
  "change another's live text": updateOperation(documentIn('live', 'another'), titleChange),
  'set own draft published': updateOperation(documentIn('draft', 'own'), publishedStatus),
  "set another's draft published": updateOperation(documentIn('draft', 'another'), publishedStatus),
  'set own approved published': updateOperation(documentIn('approved', 'own'), publishedStatus),
  'set own live draft': updateOperation(documentIn('live', 'own'), draftStatus),
  "set another's live draft": updateOperation(documentIn('live', 'another'), draftStatus),
  'edit drafts in bulk': bulkOperation(documentIn('draft', 'own'), 'patch', titleChange, 'draft=true'),
  'set drafts published in bulk': bulkOperation(documentIn('draft', 'own'), 'patch', publishedStatus),
  'set live draft in bulk': bulkOperation(documentIn('live', 'own'), 'patch', draftStatus),
  'trash drafts in bulk': bulkOperation(documentIn('draft', 'own'), 'patch', trashData),
  'delete drafts in bulk': bulkOperation(documentIn('draft', 'own'), 'delete'),
  'delete live in bulk': bulkOperation(documentIn('live', 'own'), 'delete', undefined, commentQuery),
  'restore own version as draft': restoreVersionOperation(documentIn('live', 'own'), 'draft=true'),
  "restore another's version as draft": restoreVersionOperation(documentIn('live', 'another'), 'draft=true'),
  'restore own version live': restoreVersionOperation(documentIn('live', 'own'), ''),
  'trash own draft': updateOperation(documentIn('draft', 'own'), trashData),
  "trash another's draft": updateOperation(documentIn('draft', 'another'), trashData),
  'trash own live': updateOperation(documentIn('live', 'own'), trashData),
  "trash another's live": updateOperation(documentIn('live', 'another'), trashData, 'draft=true'),
  'trash own live with a comment': updateOperation(documentIn('live', 'own'), trashData, commentQuery),
  'trash own archived': updateOperation(documentIn('archived', 'own'), trashData),
  "trash another's archived with a comment": updateOperation(
    documentIn('archived', 'another'),
    trashData,
    commentQuery,
  ),
  'trash own archived with a comment': updateOperation(documentIn('archived', 'own'), trashData, commentQuery),
  'take own draft out of the trash': updateOperation(documentIn('trashed', 'own'), untrashData, 'trash=true'),
  'take own archived out of the trash': updateOperation(
    documentIn('trashedArchived', 'own'),
    untrashData,
    'trash=true',
  ),
  'delete own draft': deleteOperation(documentIn('draft', 'own')),
  "delete another's draft": deleteOperation(documentIn('draft', 'another')),
  'delete own trashed draft': deleteOperation(documentIn('trashed', 'own'), 'trash=true'),
  'delete own live': deleteOperation(documentIn('live', 'own')),
  "delete another's live": deleteOperation(documentIn('live', 'another')),
  "delete another's live with a comment": deleteOperation(documentIn('live', 'another'), commentQuery),
  'delete own archived': deleteOperation(documentIn('archived', 'own')),
  'delete own archived with a comment': deleteOperation(documentIn('archived', 'own'), commentQuery),
  "delete another's archived with a comment": deleteOperation(documentIn('archived', 'another'), commentQuery),
  'delete own trashed archived with a comment': deleteOperation(
    documentIn('trashedArchived', 'own'),
    `trash=true&${commentQuery}`,
  ),
  'delete own restored': deleteOperation(restored),
  'delete own restored with a comment': deleteOperation(restored, commentQuery),
}
