import { randomBytes } from 'node:crypto'

import type { CollectionSlug } from 'payload'
import request, { type Test } from 'supertest'

import type { Dashiji } from '../../support/startDashiji.js'
import { approve } from '../../support/workflow.js'
import type { Asker, Cast } from './cast.js'
import { store, storeArchived, storeLive, trash } from './documents.js'

type Document = { id: string }
/** `kept` are the documents of another that nobody has changed yet: they do for the next asker too. */
export type Scene = { dashiji: Dashiji; cast: Cast; slug: string; asker: Asker; kept: Map<Make, Document> }
/**
 * An operation as it is sent. `shows` tells, for a reading one, whether the answer shows what it is about; `achieves`, for one that
 * may be answered with success and still leave out what it was sent for, whether it came about.
 */
export type Sent = { send: () => Test; shows?: (body: unknown) => boolean; achieves?: () => Promise<boolean> }
export type Operation = (scene: Scene) => Promise<Sent>
/** Makes what an operation is about; `whose` says that it is the same whoever asks. */
export type Make = ((scene: Scene) => Promise<Document>) & { whose?: Whose }
export type Whose = 'own' | 'another'

export type Verb = 'get' | 'post' | 'patch' | 'delete'
export const call = ({ dashiji, asker }: Scene, verb: Verb, path: string, body?: object): Test => {
  const sent = request(dashiji.app)[verb](`/api/${path}`).set(asker.headers)
  return body === undefined ? sent : sent.send(body)
}

/** Whether a list shows a document, and whether an answer is one. */
export const holds = (id: string) => (body: unknown) =>
  ((body as { docs?: { id: string }[] }).docs ?? []).some((doc) => String(doc.id) === id)
export const is = (id: string) => (body: unknown) => (body as { id?: string }).id === id

const titles: Record<string, string> = {
  articles: 'title',
  activities: 'title',
  honours: 'title',
  media: 'alt',
  sources: 'filename',
  'audit-events': 'comment',
  'workflow-records': 'key',
}
/** A change of a document of a collection that anybody would see. */
export const words = (slug: string): Record<string, string> => ({
  [titles[slug] ?? 'name']: `改过${randomBytes(3).toString('hex')}`,
})

/** What an operation is about, made anew or kept from the asker before. */
export async function made(scene: Scene, make: Make): Promise<Document> {
  const document = scene.kept.get(make) ?? (await make(scene))
  if (make.whose === 'another') scene.kept.set(make, document)
  return document
}
export const belonging = (whose: Whose | undefined, make: (scene: Scene) => Promise<Document>): Make =>
  whose === undefined ? make : Object.assign(make, { whose })

const owner = ({ asker, cast }: Scene, of: Whose): { owner?: string } => {
  const id = of === 'own' ? asker.id : cast.stranger.id
  return id === undefined ? {} : { owner: id }
}

/** What an operation is about, as it comes to be without the asker. */
export const some: Make = ({ dashiji, slug }) => store(dashiji.payload, slug)
export const draft = (of: Whose): Make =>
  belonging(of, (scene) => store(scene.dashiji.payload, scene.slug, owner(scene, of)))
export const live = (of: Whose): Make =>
  belonging(of, (scene) => storeLive(scene.dashiji.payload, scene.slug, owner(scene, of)))
export const archived = (of: Whose): Make =>
  belonging(of, (scene) => storeArchived(scene.dashiji.payload, scene.slug, owner(scene, of)))

/** The same after something more has been done to it. */
export const then = (make: Make, more: (scene: Scene, id: string) => Promise<unknown>): Make =>
  belonging(make.whose, async (scene) => {
    const document = await make(scene)
    await more(scene, document.id)
    return document
  })
export const approved = (of: Whose): Make =>
  then(draft(of), ({ dashiji, slug }, id) => approve(dashiji.payload, slug as CollectionSlug, id))
export const trashed = (make: Make): Make => then(make, ({ dashiji, slug }, id) => trash(dashiji.payload, slug, id))
export const trashedArchived = (of: Whose): Make =>
  then(archived(of), (scene, id) =>
    call({ ...scene, asker: scene.cast.publisher }, 'patch', `${scene.slug}/${id}?draft=true&comment=过时`, {
      deletedAt: new Date().toISOString(),
    }).expect(200),
  )

export const lists =
  (make: Make, query = ''): Operation =>
  async (scene) => {
    const { id } = await made(scene, make)
    return { send: () => call(scene, 'get', `${scene.slug}?limit=100&sort=-createdAt&${query}`), shows: holds(id) }
  }
export const reads =
  (make: Make, query = ''): Operation =>
  async (scene) => {
    const { id } = await made(scene, make)
    return { send: () => call(scene, 'get', `${scene.slug}/${id}?${query}`), shows: is(id) }
  }
/** Changes a document that `make` makes; what is sent may depend on the collection. */
export const changes =
  (make: Make, body: (slug: string) => object, query = ''): Operation =>
  async (scene) => {
    const { id } = await made(scene, make)
    return { send: () => call(scene, 'patch', `${scene.slug}/${id}?${query}`, body(scene.slug)) }
  }
export const deletes =
  (make: Make, query = ''): Operation =>
  async (scene) => {
    const { id } = await made(scene, make)
    return { send: () => call(scene, 'delete', `${scene.slug}/${id}?${query}`) }
  }
