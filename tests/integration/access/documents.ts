import { randomBytes } from 'node:crypto'

import type { CollectionSlug, Payload } from 'payload'
import sharp from 'sharp'

type Document = { id: string }
const mark = (): string => randomBytes(4).toString('hex')

/** What a new document of each collection needs at least; every one has values of its own. */
export const sample: Record<string, () => Record<string, unknown>> = {
  articles: () => ({ title: `文章${mark()}`, kind: 'news' }),
  activities: () => ({ title: `活动${mark()}` }),
  people: () => ({ name: `人物${mark()}` }),
  honours: () => ({ title: `荣誉${mark()}` }),
  organisations: () => ({ name: `机构${mark()}` }),
  topics: () => ({ name: `主题${mark()}` }),
  media: () => ({ alt: `图片${mark()}` }),
  sources: () => ({ filename: `${mark()}.txt`, sha256: mark(), format: 'wechatPage', receivedAt: '2024-12-03T00:00:00.000Z', text: '原文' }),
  users: () => ({ email: `${mark()}@example.org`, password: 'a long password', name: '用户' }),
  roles: () => ({ key: `role-${mark()}`, name: '角色', permissions: [] }),
  'audit-events': () => ({ sequence: Number.parseInt(mark(), 16), at: '2024-12-03T00:00:00.000Z', actorKind: 'system', channel: 'command', action: 'content.edit', outcome: 'done' }),
}

/** A picture as a file, small and unlike any other. */
export const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: `#${randomBytes(3).toString('hex')}` } })
    .png()
    .toBuffer()

/** Stores a document as the system, past every rule; `owner` is recorded as its writer. */
export async function store(payload: Payload, slug: string, { owner, data = {} }: { owner?: string; data?: object } = {}): Promise<Document> {
  const collection = slug as CollectionSlug
  // Without its password, which costs a fifth of a second to keep and is nobody's here.
  if (slug === 'users') return (await payload.db.create({ collection, data: { ...sample.users!(), password: undefined, ...data } })) as Document
  const file = slug === 'media' ? { data: await picture(), mimetype: 'image/png', name: `${mark()}.png`, size: 1 } : undefined
  // The system's documents are nobody's; with a user, that user is recorded as the writer.
  const user = owner === undefined ? {} : { user: { id: owner, collection: 'users' } as never }
  const doc = await payload.create({ collection, data: { ...sample[slug]!(), ...data } as never, ...(file ? { file } : {}), ...user })
  return { ...(doc as object), id: String(doc.id) }
}

/** Stores a document that is live. */
export async function storeLive(payload: Payload, slug: string, options: { owner?: string; data?: object } = {}): Promise<Document> {
  const doc = await store(payload, slug, options)
  await payload.update({ collection: slug as CollectionSlug, id: doc.id, data: { _status: 'published' } as never })
  return doc
}

/** Puts a document in the trash as the system. */
export const trash = (payload: Payload, slug: string, id: string): Promise<unknown> =>
  payload.update({ collection: slug as CollectionSlug, id, data: { deletedAt: new Date().toISOString() } as never })

/** Everything the database holds of a collection: documents and, where it has them, versions. Two that are equal say that nothing happened. */
export async function contents(payload: Payload, slug: string): Promise<string> {
  const collection = slug as CollectionSlug
  const rows = await payload.db.find({ collection, pagination: false, sort: 'id' })
  const hasVersions = Boolean(payload.collections[collection].config.versions)
  const versions = hasVersions ? await payload.db.findVersions({ collection, pagination: false, sort: 'id' }) : { docs: [] }
  return JSON.stringify([rows.docs, versions.docs])
}

/** Takes every text, picture and entry out of the database again; accounts and roles stay. */
export async function clear(payload: Payload): Promise<void> {
  for (const { slug, versions } of payload.config.collections) {
    if (slug.startsWith('payload-') || slug === 'users' || slug === 'roles') continue
    if (versions) await payload.db.deleteVersions({ collection: slug, where: {} })
    await payload.db.deleteMany({ collection: slug, where: {} })
  }
}
