import { randomBytes } from 'node:crypto'

import type { CollectionSlug } from 'payload'
import request, { type Test } from 'supertest'

import type { Dashiji } from '../../support/startDashiji.js'
import type { Asker, Cast } from './cast.js'
import { picture, sample, store, storeLive, trash } from './documents.js'

export type Scene = { dashiji: Dashiji; cast: Cast; slug: string; asker: Asker }
/**
 * An operation as it is sent. `shows` tells, for a reading one, whether the answer shows what it is about; `achieves`, for one that
 * may be answered with success and still leave out what it was sent for, whether it came about.
 */
export type Sent = { send: () => Test; shows?: (body: unknown) => boolean; achieves?: () => Promise<boolean> }
type Operation = (scene: Scene) => Promise<Sent>

type Verb = 'get' | 'post' | 'patch' | 'delete'
const call = ({ dashiji, asker }: Scene, verb: Verb, path: string, body?: object): Test => {
  const sent = request(dashiji.app)[verb](`/api/${path}`).set(asker.headers)
  return body === undefined ? sent : sent.send(body)
}

const holds = (id: string) => (body: unknown) => ((body as { docs?: { id: string }[] }).docs ?? []).some((doc) => String(doc.id) === id)
const is = (id: string) => (body: unknown) => (body as { id?: string }).id === id
const titleOf = (slug: string): string => (slug === 'articles' || slug === 'activities' || slug === 'honours' ? 'title' : slug === 'media' ? 'alt' : slug === 'sources' ? 'filename' : slug === 'audit-events' ? 'comment' : 'name')
const words = (slug: string): Record<string, string> => ({ [titleOf(slug)]: `改过${randomBytes(3).toString('hex')}` })

type Make = (scene: Scene) => Promise<{ id: string }>
const draft = (of: 'own' | 'another'): Make => ({ dashiji, slug, asker, cast }) => store(dashiji.payload, slug, { owner: of === 'own' ? asker.id : cast.stranger.id })
const live = (of: 'own' | 'another'): Make => ({ dashiji, slug, asker, cast }) => storeLive(dashiji.payload, slug, { owner: of === 'own' ? asker.id : cast.stranger.id })
const trashed = (make: Make): Make => async (scene) => {
  const doc = await make(scene)
  await trash(scene.dashiji.payload, scene.slug, doc.id)
  return doc
}
const wasLive: Make = async (scene) => {
  const doc = await live('own')(scene)
  await scene.dashiji.payload.update({ collection: scene.slug as CollectionSlug, id: doc.id, data: { _status: 'draft' } as never })
  return doc
}

const lists = (make: Make, query = ''): Operation => async (scene) => {
  const { id } = await make(scene)
  return { send: () => call(scene, 'get', `${scene.slug}?limit=100&sort=-createdAt&${query}`), shows: holds(id) }
}
const reads = (make: Make, query = ''): Operation => async (scene) => {
  const { id } = await make(scene)
  return { send: () => call(scene, 'get', `${scene.slug}/${id}?${query}`), shows: is(id) }
}
/** Changes a document that `make` makes; what is sent may depend on the collection. */
const changes = (make: Make, body: (slug: string) => object, query = ''): Operation => async (scene) => {
  const { id } = await make(scene)
  return { send: () => call(scene, 'patch', `${scene.slug}/${id}?${query}`, body(scene.slug)) }
}
const deletes = (make: Make, query = ''): Operation => async (scene) => {
  const { id } = await make(scene)
  return { send: () => call(scene, 'delete', `${scene.slug}/${id}?${query}`) }
}
const inBulk = (make: Make, verb: 'patch' | 'delete', body?: object): Operation => async (scene) => {
  const { id } = await make(scene)
  return { send: () => call(scene, verb, `${scene.slug}?where[id][equals]=${id}`, body) }
}
const restores = (make: Make, query: string): Operation => async (scene) => {
  const { id } = await make(scene)
  const version = await newestVersion(scene, id)
  return { send: () => call(scene, 'post', `${scene.slug}/versions/${version}?${query}`, {}) }
}
const creates = (body: (slug: string) => object = (slug) => sample[slug]!()): Operation => (scene) =>
  Promise.resolve({ send: () => call(scene, 'post', scene.slug, body(scene.slug)) })

async function newestVersion({ dashiji, slug }: Scene, id: string): Promise<string> {
  const { docs } = await dashiji.payload.findVersions({ collection: slug as CollectionSlug, where: { parent: { equals: id } }, limit: 1 })
  return String(docs[0]!.id)
}

const inTrash = () => ({ deletedAt: new Date().toISOString() })
const outOfTrash = () => ({ deletedAt: null })
const toLive = () => ({ _status: 'published' })
const toDraft = () => ({ _status: 'draft' })
const some: Make = ({ dashiji, slug }) => store(dashiji.payload, slug)

const governed: Record<string, Operation> = {
  'list shows live': lists(live('another')),
  'list shows draft': lists(draft('another')),
  'list shows trashed live': lists(trashed(live('another')), 'trash=true'),
  'read live': reads(live('another')),
  'read draft': reads(draft('another')),
  'read draft of live': async (scene) => {
    const { id } = await live('another')(scene)
    const title = words(scene.slug)
    await scene.dashiji.payload.update({ collection: scene.slug as CollectionSlug, id, data: title as never, draft: true })
    return { send: () => call(scene, 'get', `${scene.slug}/${id}?draft=true`), shows: (body) => JSON.stringify(body).includes(Object.values(title)[0]!) }
  },
  'read trashed live': reads(trashed(live('another')), 'trash=true'),
  'list versions': async (scene) => {
    const { id } = await live('another')(scene)
    return { send: () => call(scene, 'get', `${scene.slug}/versions?where[parent][equals]=${id}`), shows: (body) => JSON.stringify(body).includes(id) }
  },
  'read version': async (scene) => {
    const version = await newestVersion(scene, (await live('another')(scene)).id)
    return { send: () => call(scene, 'get', `${scene.slug}/versions/${version}`), shows: is(version) }
  },
  'count draft': async (scene) => {
    const { id } = await draft('another')(scene)
    return { send: () => call(scene, 'get', `${scene.slug}/count?where[id][equals]=${id}`), shows: (body) => (body as { totalDocs?: number }).totalDocs === 1 }
  },
  'create draft': creates(),
  'create live': creates((slug) => ({ ...sample[slug]!(), _status: 'published' })),
  'duplicate live as draft': async (scene) => {
    const { id } = await live('another')(scene)
    return { send: () => call(scene, 'post', `${scene.slug}/${id}/duplicate`, {}) }
  },
  'duplicate live as live': async (scene) => {
    const { id } = await live('another')(scene)
    return { send: () => call(scene, 'post', `${scene.slug}/${id}/duplicate?draft=false`, words(scene.slug)) }
  },
  'edit own draft': changes(draft('own'), words),
  "edit another's draft": changes(draft('another'), words),
  'edit own live as draft': changes(live('own'), words, 'draft=true'),
  "edit another's live as draft": changes(live('another'), words, 'draft=true'),
  'change own live text': changes(live('own'), words),
  "change another's live text": changes(live('another'), words),
  'publish own draft': changes(draft('own'), toLive),
  "publish another's draft": changes(draft('another'), toLive),
  'publish in bulk': inBulk(draft('own'), 'patch', toLive()),
  'unpublish own live': changes(live('own'), toDraft),
  "unpublish another's live": changes(live('another'), toDraft),
  'restore own version as draft': restores(live('own'), 'draft=true'),
  "restore another's version as draft": restores(live('another'), 'draft=true'),
  'restore own version live': restores(live('own'), ''),
  'trash own draft': changes(draft('own'), inTrash),
  "trash another's draft": changes(draft('another'), inTrash),
  'trash own live': changes(live('own'), inTrash),
  "trash another's live": changes(live('another'), inTrash),
  'restore own draft from trash': changes(trashed(draft('own')), outOfTrash, 'trash=true'),
  'restore live from trash': changes(trashed(live('own')), outOfTrash, 'trash=true'),
  'delete own draft': deletes(draft('own')),
  "delete another's draft": deletes(draft('another')),
  'delete own trashed draft': deletes(trashed(draft('own')), 'trash=true'),
  'delete own live': deletes(live('own')),
  "delete another's live": deletes(live('another')),
  'delete own draft that was live': deletes(wasLive),
  'delete live in bulk': inBulk(live('own'), 'delete'),
}

const used: Make = async ({ dashiji }) => {
  const media = await store(dashiji.payload, 'media')
  await storeLive(dashiji.payload, 'articles', { data: { cover: media.id } })
  return media
}

const media: Record<string, Operation> = {
  'list shows used': lists(used),
  'list shows unused': lists(some),
  'read used': reads(used),
  'read unused': reads(some),
  create: async (scene) => {
    const file = await picture()
    return { send: () => request(scene.dashiji.app).post('/api/media').set(scene.asker.headers).field('_payload', JSON.stringify(sample.media!())).attach('file', file, 'new.png') }
  },
  'edit unused': changes(some, words),
  'make public': async (scene) => {
    const { id } = await some(scene)
    const isPublic = async () => Boolean((await scene.dashiji.payload.findByID({ collection: 'media', id, depth: 0 })).isPublic)
    return { send: () => call(scene, 'patch', `media/${id}`, { isPublic: true, publicUses: ['articles:x'] }), achieves: isPublic }
  },
  'delete unused': deletes(some),
  'delete used': deletes(used),
}

const self = (scene: Scene): string => scene.asker.id ?? scene.cast.stranger.id!
const roleId = async ({ dashiji }: Scene, key: string): Promise<string> => String((await dashiji.payload.find({ collection: 'roles', where: { key: { equals: key } }, depth: 0 })).docs[0]!.id)
const key = () => ({ enableAPIKey: true, apiKey: randomBytes(16).toString('hex') })

const users: Record<string, Operation> = {
  'read own': (scene) => Promise.resolve({ send: () => call(scene, 'get', `users/${self(scene)}`), shows: is(self(scene)) }),
  'edit own name': (scene) => Promise.resolve({ send: () => call(scene, 'patch', `users/${self(scene)}`, words('users')) }),
  'change own roles': async (scene) => {
    const publisher = await roleId(scene, 'publisher')
    const writer = await roleId(scene, 'writer')
    return { send: () => call(scene, 'patch', `users/${self(scene)}`, { roles: [publisher, writer] }) }
  },
  "change another's roles": async (scene) => {
    const { id } = await some(scene)
    const roles = [await roleId(scene, 'writer')]
    return { send: () => call(scene, 'patch', `users/${id}`, { roles }) }
  },
  'set own API key': (scene) => {
    const sent = key()
    const opens = async () => (await request(scene.dashiji.app).get('/api/users').set('Authorization', `users API-Key ${sent.apiKey}`)).status === 200
    return Promise.resolve({ send: () => call(scene, 'patch', `users/${self(scene)}`, sent), achieves: opens })
  },
  "set another's API key": changes(some, key),
  unlock: async (scene) => {
    const { id } = await some(scene)
    await scene.dashiji.payload.db.updateOne({ collection: 'users', id, data: { loginAttempts: 5, lockUntil: '2999-01-01T00:00:00.000Z' } })
    const { email } = await scene.dashiji.payload.findByID({ collection: 'users', id, depth: 0 })
    return { send: () => call(scene, 'post', 'users/unlock', { email }) }
  },
}

const roles: Record<string, Operation> = {
  'delete a starting role': async (scene) => {
    const id = await roleId(scene, 'website')
    return { send: () => call(scene, 'delete', `roles/${id}`) }
  },
}

const plain: Record<string, Operation> = { list: lists(some), read: reads(some), create: creates(), edit: changes(some, words), delete: deletes(some) }

/** Every operation of the table by the group of collections and the name it has there. */
export const operations: Record<string, Record<string, Operation>> = {
  governed,
  media,
  users: { ...plain, ...users },
  roles: { ...plain, ...roles },
  reference: plain,
  sources: plain,
  'audit-events': plain,
}
