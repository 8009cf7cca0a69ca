import type { CollectionSlug } from 'payload'

import { act, staffOf } from '../../support/workflow.js'
import { sample } from './documents.js'
import {
  approved,
  archived,
  call,
  changes,
  deletes,
  draft,
  is,
  lists,
  live,
  made,
  reads,
  then,
  trashed,
  trashedArchived,
  words,
  type Make,
  type Operation,
  type Scene,
  type Verb,
} from './scene.js'

const inBulk =
  (make: Make, verb: Verb, body?: (slug: string) => object, query = ''): Operation =>
  async (scene) => {
    const { id } = await made(scene, make)
    return { send: () => call(scene, verb, `${scene.slug}?where[id][equals]=${id}&${query}`, body?.(scene.slug)) }
  }
const restores =
  (make: Make, query: string): Operation =>
  async (scene) => {
    const version = await oldestVersion(scene, (await made(scene, make)).id)
    return { send: () => call(scene, 'post', `${scene.slug}/versions/${version}?${query}`, {}) }
  }
const creates =
  (body: (slug: string) => object = (slug) => sample[slug]!()): Operation =>
  (scene) =>
    Promise.resolve({ send: () => call(scene, 'post', scene.slug, body(scene.slug)) })
const duplicates =
  (query: string): Operation =>
  async (scene) => {
    const { id } = await made(scene, anothersLive)
    return { send: () => call(scene, 'post', `${scene.slug}/${id}/duplicate?${query}`, words(scene.slug)) }
  }

async function oldestVersion({ dashiji, slug }: Scene, id: string): Promise<string> {
  const { docs } = await dashiji.payload.findVersions({
    collection: slug as CollectionSlug,
    where: { parent: { equals: id } },
    sort: 'createdAt',
    limit: 1,
  })
  return String(docs[0]!.id)
}
/** What was live, was taken down and is being written again. */
const restored = then(archived('own'), async ({ dashiji, slug }, id) => {
  const { publisher } = await staffOf(dashiji.payload)
  await act(dashiji.payload, { as: publisher.id, collection: slug as CollectionSlug, id, name: 'restore' })
})
const anothersDraft = draft('another')
const anothersLive = live('another')

const inTrash = () => ({ deletedAt: new Date().toISOString() })
const outOfTrash = () => ({ deletedAt: null })
const toLive = () => ({ _status: 'published' })
const toDraft = () => ({ _status: 'draft' })
const comment = 'comment=过时'

/** What is sent to the addresses that every collection has, about documents under the workflow. */
export const governedOperations: Record<string, Operation> = {
  'list shows live': lists(live('another')),
  'list shows draft': lists(draft('another')),
  'list shows archived': lists(archived('another')),
  'list shows trashed draft': lists(trashed(draft('another')), 'trash=true'),
  'list shows trashed archived': lists(trashedArchived('another'), 'trash=true'),
  'read live': reads(live('another')),
  'read draft': reads(draft('another')),
  'read draft of live': async (scene) => {
    const { id } = await live('another')(scene)
    const title = words(scene.slug)
    await scene.dashiji.payload.update({
      collection: scene.slug as CollectionSlug,
      id,
      data: title as never,
      draft: true,
    })
    return {
      send: () => call(scene, 'get', `${scene.slug}/${id}?draft=true`),
      shows: (body) => JSON.stringify(body).includes(Object.values(title)[0]!),
    }
  },
  'read archived': reads(archived('another')),
  'read trashed archived': reads(trashedArchived('another'), 'trash=true'),
  'list versions': async (scene) => {
    const { id } = await made(scene, anothersLive)
    return {
      send: () => call(scene, 'get', `${scene.slug}/versions?where[parent][equals]=${id}`),
      shows: (body) => JSON.stringify(body).includes(id),
    }
  },
  'read version': async (scene) => {
    const version = await oldestVersion(scene, (await made(scene, anothersLive)).id)
    return { send: () => call(scene, 'get', `${scene.slug}/versions/${version}`), shows: is(version) }
  },
  'count draft': async (scene) => {
    const { id } = await made(scene, anothersDraft)
    return {
      send: () => call(scene, 'get', `${scene.slug}/count?where[id][equals]=${id}`),
      shows: (body) => (body as { totalDocs?: number }).totalDocs === 1,
    }
  },
  'create draft': creates(),
  'create live': creates((slug) => ({ ...sample[slug]!(), _status: 'published' })),
  'duplicate live as draft': duplicates(''),
  'duplicate live as live': duplicates('draft=false'),
  'edit own draft': changes(draft('own'), words),
  "edit another's draft": changes(draft('another'), words),
  'edit own live as draft': changes(live('own'), words, 'draft=true'),
  "edit another's live as draft": changes(live('another'), words, 'draft=true'),
  'edit own archived': changes(archived('own'), words, 'draft=true'),
  'change own live text': changes(live('own'), words),
  "change another's live text": changes(live('another'), words),
  'set own draft published': changes(draft('own'), toLive),
  "set another's draft published": changes(draft('another'), toLive),
  'set own approved published': changes(approved('own'), toLive),
  'set own live draft': changes(live('own'), toDraft),
  "set another's live draft": changes(live('another'), toDraft),
  'edit drafts in bulk': inBulk(draft('own'), 'patch', words, 'draft=true'),
  'set drafts published in bulk': inBulk(draft('own'), 'patch', toLive),
  'set live draft in bulk': inBulk(live('own'), 'patch', toDraft),
  'trash drafts in bulk': inBulk(draft('own'), 'patch', inTrash),
  'delete drafts in bulk': inBulk(draft('own'), 'delete'),
  'delete live in bulk': inBulk(live('own'), 'delete', undefined, comment),
  'restore own version as draft': restores(live('own'), 'draft=true'),
  "restore another's version as draft": restores(live('another'), 'draft=true'),
  'restore own version live': restores(live('own'), ''),
  'trash own draft': changes(draft('own'), inTrash),
  "trash another's draft": changes(draft('another'), inTrash),
  'trash own live': changes(live('own'), inTrash),
  "trash another's live": changes(live('another'), inTrash, 'draft=true'),
  'trash own live with a comment': changes(live('own'), inTrash, comment),
  'trash own archived': changes(archived('own'), inTrash),
  "trash another's archived with a comment": changes(archived('another'), inTrash, comment),
  'trash own archived with a comment': changes(archived('own'), inTrash, comment),
  'take own draft out of the trash': changes(trashed(draft('own')), outOfTrash, 'trash=true'),
  'take own archived out of the trash': changes(trashedArchived('own'), outOfTrash, 'trash=true'),
  'delete own draft': deletes(draft('own')),
  "delete another's draft": deletes(draft('another')),
  'delete own trashed draft': deletes(trashed(draft('own')), 'trash=true'),
  'delete own live': deletes(live('own')),
  "delete another's live": deletes(live('another')),
  "delete another's live with a comment": deletes(live('another'), comment),
  'delete own archived': deletes(archived('own')),
  'delete own archived with a comment': deletes(archived('own'), comment),
  "delete another's archived with a comment": deletes(archived('another'), comment),
  'delete own trashed archived with a comment': deletes(trashedArchived('own'), `trash=true&${comment}`),
  'delete own restored': deletes(restored),
  'delete own restored with a comment': deletes(restored, comment),
}
