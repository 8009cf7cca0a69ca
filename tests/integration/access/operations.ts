import { randomBytes } from 'node:crypto'

import request from 'supertest'

import { picture, sample, store, storeLive } from './documents.js'
import { governedOperations } from './governedOperations.js'
import {
  call,
  changes,
  deletes,
  is,
  lists,
  reads,
  some,
  words,
  type Make,
  type Operation,
  type Scene,
} from './scene.js'
import { transitionOperations } from './transitionOperations.js'

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
    return {
      send: () =>
        request(scene.dashiji.app)
          .post('/api/media')
          .set(scene.asker.headers)
          .field('_payload', JSON.stringify(sample.media!()))
          .attach('file', file, 'new.png'),
    }
  },
  'edit unused': changes(some, words),
  'make public': async (scene) => {
    const { id } = await some(scene)
    const isPublic = async () =>
      Boolean((await scene.dashiji.payload.findByID({ collection: 'media', id, depth: 0 })).isPublic)
    return {
      send: () => call(scene, 'patch', `media/${id}`, { isPublic: true, publicUses: ['articles:x'] }),
      achieves: isPublic,
    }
  },
  'delete unused': deletes(some),
  'delete used': deletes(used),
}

const self = (scene: Scene): string => scene.asker.id ?? scene.cast.stranger.id!
const roleId = async ({ dashiji }: Scene, key: string): Promise<string> =>
  String((await dashiji.payload.find({ collection: 'roles', where: { key: { equals: key } }, depth: 0 })).docs[0]!.id)
const key = () => ({ enableAPIKey: true, apiKey: randomBytes(16).toString('hex') })

const users: Record<string, Operation> = {
  'read own': (scene) =>
    Promise.resolve({ send: () => call(scene, 'get', `users/${self(scene)}`), shows: is(self(scene)) }),
  'edit own name': (scene) =>
    Promise.resolve({ send: () => call(scene, 'patch', `users/${self(scene)}`, words('users')) }),
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
    const opens = async () =>
      (await request(scene.dashiji.app).get('/api/users').set('Authorization', `users API-Key ${sent.apiKey}`))
        .status === 200
    return Promise.resolve({ send: () => call(scene, 'patch', `users/${self(scene)}`, sent), achieves: opens })
  },
  "set another's API key": changes(some, key),
  unlock: async (scene) => {
    const { id } = await some(scene)
    await scene.dashiji.payload.db.updateOne({
      collection: 'users',
      id,
      data: { loginAttempts: 5, lockUntil: '2999-01-01T00:00:00.000Z' },
    })
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

const creates: Operation = (scene) =>
  Promise.resolve({ send: () => call(scene, 'post', scene.slug, sample[scene.slug]!()) })

const plain: Record<string, Operation> = {
  list: lists(some),
  read: reads(some),
  create: creates,
  edit: changes(some, words),
  delete: deletes(some),
}

/** Every operation of the table by the group of collections and the name it has there. */
export const operations: Record<string, Record<string, Operation>> = {
  governed: governedOperations,
  workflow: transitionOperations,
  media,
  users: { ...plain, ...users },
  roles: { ...plain, ...roles },
  reference: plain,
  sources: plain,
  'audit-events': plain,
  'workflow-records': plain,
}
