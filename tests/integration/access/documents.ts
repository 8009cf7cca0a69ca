import { randomBytes } from 'node:crypto'

import { createLocalReq, type CollectionSlug, type Payload, type Where } from 'payload'
import sharp from 'sharp'

import { appendEvent } from '../../../src/audit/appendEvent.js'
import { emptyCollections } from '../../support/emptyCollections.js'
import { archive, publish } from '../../support/workflow.js'

type StoredDocument = { id: string }
const randomHex = (): string => randomBytes(4).toString('hex')

/** What a new document of each collection needs at least; every one has values of its own. */
export const sampleData: Record<string, () => Record<string, unknown>> = {
  articles: () => ({ title: `文章${randomHex()}`, kind: 'news' }),
  activities: () => ({ title: `活动${randomHex()}` }),
  people: () => ({ name: `人物${randomHex()}` }),
  honours: () => ({ title: `荣誉${randomHex()}` }),
  organisations: () => ({ name: `机构${randomHex()}` }),
  topics: () => ({ name: `主题${randomHex()}` }),
  media: () => ({ alt: `图片${randomHex()}` }),
  sources: () => ({
    filename: `${randomHex()}.txt`,
    sha256: randomHex(),
    format: 'wechatPage',
    receivedAt: '2024-12-03T00:00:00.000Z',
    text: '原文',
  }),
  users: () => ({ email: `${randomHex()}@example.org`, password: 'a long password', name: '用户' }),
  roles: () => ({ key: `role-${randomHex()}`, name: '角色', permissions: [] }),
  'audit-events': () => ({
    sequence: Number.parseInt(randomHex(), 16),
    at: '2024-12-03T00:00:00.000Z',
    actorKind: 'system',
    channel: 'command',
    action: 'content.edit',
    outcome: 'done',
  }),
  'workflow-records': () => ({
    key: `articles:${randomHex()}`,
    collection: 'articles',
    document: randomHex(),
    state: 'published',
    revision: 1,
    contentHash: randomHex(),
  }),
}

/** A picture as a file, small and unlike any other. */
export const randomPng = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: `#${randomBytes(3).toString('hex')}` } })
    .png()
    .toBuffer()

/** Stores a document as the system, never live; `owner` is recorded as its writer. */
export async function createDocument(
  payload: Payload,
  slug: string,
  { owner, data = {} }: { owner?: string; data?: object } = {},
): Promise<StoredDocument> {
  const collection = slug as CollectionSlug
  // Without its password, which costs a fifth of a second to keep and is nobody's here.
  if (slug === 'users')
    return (await payload.db.create({
      collection,
      data: { ...sampleData.users!(), password: undefined, ...data },
    })) as StoredDocument
  if (slug === 'audit-events')
    return appendEvent(await createLocalReq({}, payload), { action: 'content.edit', outcome: 'done' })
  if (slug === 'workflow-records')
    return readWorkflowRecord(payload, 'articles', (await createDocument(payload, 'articles')).id)
  const file =
    slug === 'media'
      ? { data: await randomPng(), mimetype: 'image/png', name: `${randomHex()}.png`, size: 1 }
      : undefined
  // The system's documents are nobody's; with a user, that user is recorded as the writer.
  const user = owner === undefined ? {} : { user: { id: owner, collection: 'users' } as never }
  const draft = Boolean(payload.collections[collection].config.versions)
  const doc = await payload.create({
    collection,
    data: { ...sampleData[slug]!(), ...data } as never,
    draft,
    ...(file ? { file } : {}),
    ...user,
  })
  return { ...(doc as object), id: String(doc.id) }
}

/** Stores a document and has it published. */
export async function createLiveDocument(
  payload: Payload,
  slug: string,
  options: { owner?: string; data?: object } = {},
): Promise<StoredDocument> {
  const doc = await createDocument(payload, slug, options)
  await publish(payload, slug as CollectionSlug, doc.id)
  return doc
}

/** Stores a document that was live and has been taken down. */
export async function createArchivedDocument(
  payload: Payload,
  slug: string,
  options: { owner?: string; data?: object } = {},
): Promise<StoredDocument> {
  const doc = await createLiveDocument(payload, slug, options)
  await archive(payload, slug as CollectionSlug, doc.id)
  return doc
}

/** Puts a document that was never live in the trash as the system. */
export const trashDocument = (payload: Payload, slug: string, id: string): Promise<unknown> =>
  payload.update({
    collection: slug as CollectionSlug,
    id,
    data: { deletedAt: new Date().toISOString() } as never,
    draft: true,
  })

/** The workflow's record of a document. */
export async function readWorkflowRecord(
  payload: Payload,
  slug: string,
  id: string,
): Promise<StoredDocument & { revision: number; state: string }> {
  const { docs } = await payload.db.find<StoredDocument & { revision: number; state: string }>({
    collection: 'workflow-records',
    where: { key: { equals: `${slug}:${id}` } },
  })
  return docs[0]!
}

/**
 * Everything the database holds of a collection: documents, their versions and where they stand. Two that are equal say that nothing
 * happened. That somebody was refused is noted in the audit trail, and is no change of it.
 */
export async function snapshotCollection(payload: Payload, slug: string): Promise<string> {
  const collection = slug as CollectionSlug
  const where: Where = slug === 'audit-events' ? { outcome: { equals: 'done' } } : {}
  const { docs: rows } = await payload.db.find({ collection, where, pagination: false, sort: 'id' })
  if (!payload.collections[collection].config.versions) return JSON.stringify(rows)
  const versions = await payload.db.findVersions({ collection, pagination: false, sort: 'id' })
  const records = await payload.db.find({
    collection: 'workflow-records',
    where: { collection: { equals: slug } },
    pagination: false,
    sort: 'id',
  })
  return JSON.stringify([rows, versions.docs, records.docs])
}

/** Takes every text, picture and entry out of the database again; accounts and roles stay. */
export const clearContent = (payload: Payload): Promise<void> =>
  emptyCollections(
    payload,
    payload.config.collections
      .map(({ slug }) => slug)
      .filter((slug) => !slug.startsWith('payload-') && slug !== 'users' && slug !== 'roles'),
  )
