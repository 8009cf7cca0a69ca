import { randomBytes } from 'node:crypto'

import { createDocumentIn, createImage } from '../../support/documents.js'
import { roleIdsByKey } from '../../support/people.js'
import { send, sendFile } from '../../support/requests.js'
import { randomPng, sampleData } from '../../support/sampleData.js'
import { governedOperations } from './governedOperations.js'
import {
  accountIdOf,
  deleteOperation,
  documentIn,
  isDocument,
  listOperation,
  readOperation,
  requesterOf,
  sendRequest,
  titleChange,
  updateOperation,
  type DocumentFactory,
  type Operation,
  type OperationContext,
} from './operationBuilders.js'
import { transitionOperations } from './transitionOperations.js'

const anyDocument = documentIn('draft')
const usedImage: DocumentFactory = async ({ dashiji: { payload } }) => {
  const image = await createImage(payload)
  await createDocumentIn(payload, 'articles', 'live', { data: { cover: image.id } })
  return image
}

const imageOperations: Record<string, Operation> = {
  'list shows used': listOperation(usedImage),
  'list shows unused': listOperation(anyDocument),
  'read used': readOperation(usedImage),
  'read unused': readOperation(anyDocument),
  create: async (context) => {
    const file = { bytes: await randomPng(), name: 'new.png', data: sampleData.media!() }
    return { send: () => sendFile(context.dashiji, 'post', 'media', requesterOf(context), file) }
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

const ownId = (context: OperationContext): string => accountIdOf(context) ?? context.people.otherWriter.id
const roleId = async ({ dashiji }: OperationContext, key: string): Promise<string> =>
  (await roleIdsByKey(dashiji.payload))[key]!
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
      (
        await send(context.dashiji, 'get', 'users', {
          headers: { Authorization: `users API-Key ${apiKeyData.apiKey}` },
        })
      ).status === 200
    return Promise.resolve({
      send: () => sendRequest(context, 'patch', `users/${ownId(context)}`, apiKeyData),
      hasTakenEffect: isAccepted,
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
  Promise.resolve({ send: () => sendRequest(context, 'post', context.collection, sampleData[context.collection]!()) })

const basicOperations: Record<string, Operation> = {
  list: listOperation(anyDocument),
  read: readOperation(anyDocument),
  create: createOperation,
  edit: updateOperation(anyDocument, titleChange),
  delete: deleteOperation(anyDocument),
}

/** Every operation of the table, by its group of collections and its name there. */
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
