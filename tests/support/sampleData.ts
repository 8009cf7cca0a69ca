import { randomBytes } from 'node:crypto'

import type { CollectionSlug } from 'payload'
import sharp from 'sharp'

export const randomHex = (): string => randomBytes(4).toString('hex')

/** The least that a new document of each collection needs; each call gives values of its own. */
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

const titleFields: Partial<Record<CollectionSlug, string>> = {
  articles: 'title',
  activities: 'title',
  honours: 'title',
  media: 'alt',
  sources: 'filename',
  'audit-events': 'comment',
  'workflow-records': 'key',
}
/** The field by which people know a document of a collection. */
export const titleFieldOf = (collection: CollectionSlug): string => titleFields[collection] ?? 'name'

/** A small PNG of one random colour. */
export const randomPng = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: `#${randomBytes(3).toString('hex')}` } })
    .png()
    .toBuffer()
