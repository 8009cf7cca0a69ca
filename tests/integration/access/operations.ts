import { randomBytes } from 'node:crypto'

import request from 'supertest'

import { randomPng, sampleData, createDocument, createLiveDocument } from './documents.js'
import { governedOperations } from './governedOperations.js'
import {
  sendRequest,
  updateOperation,
  deleteOperation,
  isDocument,
  listOperation,
  readOperation,
  anyDocument,
  titleChange,
  type DocumentFactory,
  type Operation,
  type OperationContext,
} from './OperationContext.js'
import { transitionOperations } from './transitionOperations.js'

const usedImage: DocumentFactory = async ({ dashiji }) => {
  const media = await createDocument(dashiji.payload, 'media')
  await createLiveDocument(dashiji.payload, 'articles', { data: { cover: media.id } })
  return media
}

const imageOperations: Record<string, Operation> = {
  'list shows used': listOperation(usedImage),
  'list shows unused': listOperation(anyDocument),
  'read used': readOperation(usedImage),
  'read unused': readOperation(anyDocument),
  create: async (context) => {
    const file = await randomPng()
    return {
      send: () =>
        request(context.dashiji.app)
          .post('/api/media')
          .set(context.requester.headers)
          .field('_payload', JSON.stringify(sampleData.media!()))
          .attach('file', file, 'new.png'),
    }
  },
  'edit unused': updateOperation(anyDocument, titleChange),
  'make public': async (context) => {
    const { id } = await anyDocument(context)
    const isPublic = async () =>
      Boolean((await context.dashiji.payload.findByID({ collection: 'media', id, depth: 0 })).isPublic)
    return {
      send: () => sendRequest(context, 'patch', `media/${id}`, { isPublic: true, publicUses: ['articles:x'] }),
      hasTakenEffect: isPublic,
    }
  },
  'delete unused': deleteOperation(anyDocument),
  'delete used': deleteOperation(usedImage),
}

const ownId = (context: OperationContext): string => context.requester.id ?? context.people.otherWriter.id!
const roleId = async ({ dashiji }: OperationContext, key: string): Promise<string> =>
  String((await dashiji.payload.find({ collection: 'roles', where: { key: { equals: key } }, depth: 0 })).docs[0]!.id)
const newApiKey = () => ({ enableAPIKey: true, apiKey: randomBytes(16).toString('hex') })

const userOperations: Record<string, Operation> = {
  'read own': (context) =>
    Promise.resolve({
      send: () => sendRequest(context, 'get', `users/${ownId(context)}`),
      shows: isDocument(ownId(context)),
    }),
  'edit own name': (context) =>
    Promise.resolve({ send: () => sendRequest(context, 'patch', `users/${ownId(context)}`, titleChange('users')) }),
  'change own roles': async (context) => {
    const publisher = await roleId(context, 'publisher')
    const writer = await roleId(context, 'writer')
    return { send: () => sendRequest(context, 'patch', `users/${ownId(context)}`, { roles: [publisher, writer] }) }
  },
  "change another's roles": async (context) => {
    const { id } = await anyDocument(context)
    const roles = [await roleId(context, 'writer')]
    return { send: () => sendRequest(context, 'patch', `users/${id}`, { roles }) }
  },
  'set own API key': (context) => {
    const apiKeyData = newApiKey()
    const isAccepted = async () =>
      (await request(context.dashiji.app).get('/api/users').set('Authorization', `users API-Key ${apiKeyData.apiKey}`))
        .status === 200
    return Promise.resolve({
      send: () => sendRequest(context, 'patch', `users/${ownId(context)}`, apiKeyData),
      achieves: isAccepted,
    })
  },
  "set another's API key": updateOperation(anyDocument, newApiKey),
  unlock: async (context) => {
    const { id } = await anyDocument(context)
    await context.dashiji.payload.db.updateOne({
      collection: 'users',
      id,
      data: { loginAttempts: 5, lockUntil: '2999-01-01T00:00:00.000Z' },
    })
    const { email } = await context.dashiji.payload.findByID({ collection: 'users', id, depth: 0 })
    return { send: () => sendRequest(context, 'post', 'users/unlock', { email }) }
  },
}

const roleOperations: Record<string, Operation> = {
  'delete a starting role': async (context) => {
    const id = await roleId(context, 'website')
    return { send: () => sendRequest(context, 'delete', `roles/${id}`) }
  },
}

const createOperation: Operation = (context) =>
  Promise.resolve({ send: () => sendRequest(context, 'post', context.slug, sampleData[context.slug]!()) })

const basicOperations: Record<string, Operation> = {
  list: listOperation(anyDocument),
  read: readOperation(anyDocument),
  create: createOperation,
  edit: updateOperation(anyDocument, titleChange),
  delete: deleteOperation(anyDocument),
}

/** Every operation of the table by the group of collections and the name it has there. */
export const operations: Record<string, Record<string, Operation>> = {
  governed: governedOperations,
  workflow: transitionOperations,
  media: imageOperations,
  users: { ...basicOperations, ...userOperations },
  roles: { ...basicOperations, ...roleOperations },
  reference: basicOperations,
  sources: basicOperations,
  'audit-events': basicOperations,
  'workflow-records': basicOperations,
}
