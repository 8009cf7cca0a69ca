import { createLocalReq, type CollectionSlug, type Payload, type PayloadRequest } from 'payload'

import { appendEvent } from '../../src/audit/appendEvent.js'
import type { TransitionName } from '../../src/workflow/policy/definition.js'
import type { TransitionResult } from '../../src/workflow/transitions/performTransition.js'
import { workflowOf } from '../../src/workflow/workflowOf.js'
import { emptyCollections } from './emptyCollections.js'
import { requestAs, staffOf, type Staff } from './people.js'
import { randomHex, randomPng, sampleData, titleFieldOf } from './sampleData.js'
import { readWorkflowRecord } from './stored.js'

export type Created = { id: string; title: string }
export type CreateOptions = {
  /** The id of the user who is recorded as the writer; without one the document is the system's. */
  owner?: string
  data?: object
}

/** Stores a document that was never live, as a draft where its collection has drafts. */
export async function createDocument(
  payload: Payload,
  collection: CollectionSlug,
  { owner, data = {} }: CreateOptions = {},
): Promise<Created> {
  if (collection === 'audit-events') {
    const event = await appendEvent(await createLocalReq({}, payload), { action: 'content.edit', outcome: 'done' })
    return { id: event.id, title: '' }
  }
  if (collection === 'workflow-records') {
    const article = await createDocument(payload, 'articles')
    const { id, key } = await readWorkflowRecord(payload, 'articles', article.id)
    return { id, title: key }
  }
  const values = { ...sampleData[collection]!(), ...data } as Record<string, unknown>
  const doc = await storeDocument(payload, collection, values, owner)
  return { id: String(doc.id), title: String(values[titleFieldOf(collection)] ?? '') }
}

async function storeDocument(
  payload: Payload,
  collection: CollectionSlug,
  data: Record<string, unknown>,
  owner: string | undefined,
): Promise<{ id: unknown }> {
  // Without its password, which takes a fifth of a second to hash and which nobody uses.
  if (collection === 'users') return payload.db.create({ collection, data: { ...data, password: undefined } })
  const file =
    collection === 'media'
      ? { data: await randomPng(), mimetype: 'image/png', name: `${randomHex()}.png`, size: 1 }
      : undefined
  return payload.create({
    collection,
    data: data as never,
    draft: Boolean(payload.collections[collection].config.versions),
    ...(file ? { file } : {}),
    ...(owner === undefined ? {} : { req: await requestAs(payload, owner) }),
  })
}

/** Stores an image that no document shows. */
export const createImage = (payload: Payload, data: object = {}): Promise<Created> =>
  createDocument(payload, 'media', { data })

/**
 * How far a document has come: `edited` is live with a newer draft, `trashed` a draft that was never live,
 * `trashedArchived` one that was taken down.
 */
export type Stage =
  | 'draft'
  | 'inReview'
  | 'changesRequested'
  | 'approved'
  | 'live'
  | 'edited'
  | 'archived'
  | 'trashed'
  | 'trashedArchived'

type Step = { name: TransitionName; by: keyof Staff; comment?: string }
const submit: Step = { name: 'submit', by: 'submitter' }
const toApproval: Step[] = [submit, { name: 'approve', by: 'editor' }]
const toPublication: Step[] = [...toApproval, { name: 'publish', by: 'publisher' }]
const takeDown: Step = { name: 'archive', by: 'publisher', comment: '测试' }

const stepsTo: Record<Stage, Step[]> = {
  draft: [],
  inReview: [submit],
  changesRequested: [submit, { name: 'requestChanges', by: 'editor', comment: '测试' }],
  approved: toApproval,
  live: toPublication,
  edited: toPublication,
  archived: [...toPublication, takeDown],
  trashed: [],
  trashedArchived: [...toPublication, takeDown],
}

/**
 * Stores a document and takes it to a stage through the workflow itself.
 * @param options `by` names who takes the steps, where that matters; `owner` also makes the newer draft of `edited`
 */
export async function createDocumentIn(
  payload: Payload,
  collection: CollectionSlug,
  stage: Stage,
  options: CreateOptions & { by?: Staff } = {},
): Promise<Created> {
  const created = await createDocument(payload, collection, options)
  const { id } = created
  const by = options.by ?? (await staffOf(payload))
  await takeSteps(payload, collection, id, stepsTo[stage], by)
  if (stage === 'edited')
    await payload.update({
      collection,
      id,
      data: { [titleFieldOf(collection)]: `新稿${randomHex()}` } as never,
      draft: true,
      ...(options.owner === undefined ? {} : { req: await requestAs(payload, options.owner) }),
    })
  if (stage === 'trashed') await trash(payload, collection, id)
  // Only a publisher may trash what was live, with a comment in the query of the request.
  if (stage === 'trashedArchived')
    await trash(
      payload,
      collection,
      id,
      Object.assign(await requestAs(payload, by.publisher), { query: { comment: '过时' } }),
    )
  return created
}

const trash = (payload: Payload, collection: CollectionSlug, id: string, req?: PayloadRequest) =>
  payload.update({
    collection,
    id,
    data: { deletedAt: new Date().toISOString() } as never,
    draft: true,
    ...(req ? { req } : {}),
  })

type TransitionInput = {
  /** The id of the user who acts. */
  as: string
  collection: CollectionSlug
  id: string
  name: TransitionName
  comment?: string
  at?: string
}

/** Takes a document through one transition within this process, at its newest revision. */
export async function takeTransition(payload: Payload, { as, ...input }: TransitionInput): Promise<TransitionResult> {
  const { revision } = await readWorkflowRecord(payload, input.collection, input.id)
  return workflowOf(payload).performTransition(await requestAs(payload, as), { ...input, revision: String(revision) })
}

async function takeSteps(
  payload: Payload,
  collection: CollectionSlug,
  id: string,
  steps: Step[],
  by?: Staff,
): Promise<void> {
  const people = by ?? (await staffOf(payload))
  for (const { by: role, ...step } of steps)
    await takeTransition(payload, { as: people[role], collection, id, ...step })
}

/** Has a document's working version submitted by one person and approved by another. */
export const approve = (payload: Payload, collection: CollectionSlug, id: string, by?: Staff): Promise<void> =>
  takeSteps(payload, collection, id, toApproval, by)

/** Has a document's working version submitted, approved and published, by three people. */
export const publish = (payload: Payload, collection: CollectionSlug, id: string, by?: Staff): Promise<void> =>
  takeSteps(payload, collection, id, toPublication, by)

/** Takes a published document offline. */
export const archive = (payload: Payload, collection: CollectionSlug, id: string, by?: Staff): Promise<void> =>
  takeSteps(payload, collection, id, [takeDown], by)

/** Deletes every document, image, record and audit event; accounts and roles stay. */
export const clearContent = (payload: Payload): Promise<void> =>
  emptyCollections(
    payload,
    payload.config.collections
      .map(({ slug }) => slug)
      .filter((slug) => !slug.startsWith('payload-') && slug !== 'users' && slug !== 'roles'),
  )
