import type { CollectionSlug } from 'payload'

import { takeTransition, staffOf } from '../../support/workflow.js'
import { sampleData } from './documents.js'
import {
  approved,
  archived,
  sendRequest,
  updateOperation,
  deleteOperation,
  draft,
  isDocument,
  listOperation,
  live,
  provideDocument,
  readOperation,
  andThen,
  trashed,
  trashedArchived,
  titleChange,
  type DocumentFactory,
  type Operation,
  type OperationContext,
  type Verb,
} from './OperationContext.js'

const bulkOperation =
  (factory: DocumentFactory, verb: Verb, body?: (slug: string) => object, query = ''): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    return {
      send: () => sendRequest(context, verb, `${context.slug}?where[id][equals]=${id}&${query}`, body?.(context.slug)),
    }
  }
const restoreVersionOperation =
  (factory: DocumentFactory, query: string): Operation =>
  async (context) => {
    const version = await oldestVersion(context, (await provideDocument(context, factory)).id)
    return { send: () => sendRequest(context, 'post', `${context.slug}/versions/${version}?${query}`, {}) }
  }
const createOperation =
  (body: (slug: string) => object = (slug) => sampleData[slug]!()): Operation =>
  (context) =>
    Promise.resolve({ send: () => sendRequest(context, 'post', context.slug, body(context.slug)) })
const duplicateOperation =
  (query: string): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, anothersLive)
    return {
      send: () => sendRequest(context, 'post', `${context.slug}/${id}/duplicate?${query}`, titleChange(context.slug)),
    }
  }

async function oldestVersion({ dashiji, slug }: OperationContext, id: string): Promise<string> {
  const { docs } = await dashiji.payload.findVersions({
    collection: slug as CollectionSlug,
    where: { parent: { equals: id } },
    sort: 'createdAt',
    limit: 1,
  })
  return String(docs[0]!.id)
}
/** What was live, was taken down and is being written again. */
const restored = andThen(archived('own'), async ({ dashiji, slug }, id) => {
  const { publisher } = await staffOf(dashiji.payload)
  await takeTransition(dashiji.payload, { as: publisher.id, collection: slug as CollectionSlug, id, name: 'restore' })
})
const anothersDraft = draft('another')
const anothersLive = live('another')

const trashData = () => ({ deletedAt: new Date().toISOString() })
const untrashData = () => ({ deletedAt: null })
const publishedStatus = () => ({ _status: 'published' })
const draftStatus = () => ({ _status: 'draft' })
const commentQuery = 'comment=过时'

/** What is sent to the addresses that every collection has, about documents under the workflow. */
export const governedOperations: Record<string, Operation> = {
  'list shows live': listOperation(live('another')),
  'list shows draft': listOperation(draft('another')),
  'list shows archived': listOperation(archived('another')),
  'list shows trashed draft': listOperation(trashed(draft('another')), 'trash=true'),
  'list shows trashed archived': listOperation(trashedArchived('another'), 'trash=true'),
  'read live': readOperation(live('another')),
  'read draft': readOperation(draft('another')),
  'read draft of live': async (context) => {
    const { id } = await live('another')(context)
    const title = titleChange(context.slug)
    await context.dashiji.payload.update({
      collection: context.slug as CollectionSlug,
      id,
      data: title as never,
      draft: true,
    })
    return {
      send: () => sendRequest(context, 'get', `${context.slug}/${id}?draft=true`),
      shows: (body) => JSON.stringify(body).includes(Object.values(title)[0]!),
    }
  },
  'read archived': readOperation(archived('another')),
  'read trashed archived': readOperation(trashedArchived('another'), 'trash=true'),
  'list versions': async (context) => {
    const { id } = await provideDocument(context, anothersLive)
    return {
      send: () => sendRequest(context, 'get', `${context.slug}/versions?where[parent][equals]=${id}`),
      shows: (body) => JSON.stringify(body).includes(id),
    }
  },
  'read version': async (context) => {
    const version = await oldestVersion(context, (await provideDocument(context, anothersLive)).id)
    return {
      send: () => sendRequest(context, 'get', `${context.slug}/versions/${version}`),
      shows: isDocument(version),
    }
  },
  'count draft': async (context) => {
    const { id } = await provideDocument(context, anothersDraft)
    return {
      send: () => sendRequest(context, 'get', `${context.slug}/count?where[id][equals]=${id}`),
      shows: (body) => (body as { totalDocs?: number }).totalDocs === 1,
    }
  },
  'create draft': createOperation(),
  'create live': createOperation((slug) => ({ ...sampleData[slug]!(), _status: 'published' })),
  'duplicate live as draft': duplicateOperation(''),
  'duplicate live as live': duplicateOperation('draft=false'),
  'edit own draft': updateOperation(draft('own'), titleChange),
  "edit another's draft": updateOperation(draft('another'), titleChange),
  'edit own live as draft': updateOperation(live('own'), titleChange, 'draft=true'),
  "edit another's live as draft": updateOperation(live('another'), titleChange, 'draft=true'),
  'edit own archived': updateOperation(archived('own'), titleChange, 'draft=true'),
  'change own live text': updateOperation(live('own'), titleChange),
  "change another's live text": updateOperation(live('another'), titleChange),
  'set own draft published': updateOperation(draft('own'), publishedStatus),
  "set another's draft published": updateOperation(draft('another'), publishedStatus),
  'set own approved published': updateOperation(approved('own'), publishedStatus),
  'set own live draft': updateOperation(live('own'), draftStatus),
  "set another's live draft": updateOperation(live('another'), draftStatus),
  'edit drafts in bulk': bulkOperation(draft('own'), 'patch', titleChange, 'draft=true'),
  'set drafts published in bulk': bulkOperation(draft('own'), 'patch', publishedStatus),
  'set live draft in bulk': bulkOperation(live('own'), 'patch', draftStatus),
  'trash drafts in bulk': bulkOperation(draft('own'), 'patch', trashData),
  'delete drafts in bulk': bulkOperation(draft('own'), 'delete'),
  'delete live in bulk': bulkOperation(live('own'), 'delete', undefined, commentQuery),
  'restore own version as draft': restoreVersionOperation(live('own'), 'draft=true'),
  "restore another's version as draft": restoreVersionOperation(live('another'), 'draft=true'),
  'restore own version live': restoreVersionOperation(live('own'), ''),
  'trash own draft': updateOperation(draft('own'), trashData),
  "trash another's draft": updateOperation(draft('another'), trashData),
  'trash own live': updateOperation(live('own'), trashData),
  "trash another's live": updateOperation(live('another'), trashData, 'draft=true'),
  'trash own live with a comment': updateOperation(live('own'), trashData, commentQuery),
  'trash own archived': updateOperation(archived('own'), trashData),
  "trash another's archived with a comment": updateOperation(archived('another'), trashData, commentQuery),
  'trash own archived with a comment': updateOperation(archived('own'), trashData, commentQuery),
  'take own draft out of the trash': updateOperation(trashed(draft('own')), untrashData, 'trash=true'),
  'take own archived out of the trash': updateOperation(trashedArchived('own'), untrashData, 'trash=true'),
  'delete own draft': deleteOperation(draft('own')),
  "delete another's draft": deleteOperation(draft('another')),
  'delete own trashed draft': deleteOperation(trashed(draft('own')), 'trash=true'),
  'delete own live': deleteOperation(live('own')),
  "delete another's live": deleteOperation(live('another')),
  "delete another's live with a comment": deleteOperation(live('another'), commentQuery),
  'delete own archived': deleteOperation(archived('own')),
  'delete own archived with a comment': deleteOperation(archived('own'), commentQuery),
  "delete another's archived with a comment": deleteOperation(archived('another'), commentQuery),
  'delete own trashed archived with a comment': deleteOperation(trashedArchived('own'), `trash=true&${commentQuery}`),
  'delete own restored': deleteOperation(restored),
  'delete own restored with a comment': deleteOperation(restored, commentQuery),
}
