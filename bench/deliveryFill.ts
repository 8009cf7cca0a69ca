import { readMigrationFiles, type Payload } from 'payload'

import { refreshStatistics } from '../src/database/refreshStatistics.js'
import { createRow, sealLiveRows } from './liveRows.js'

/** Documents of each collection per thousand. */
const shares = { people: 100, articles: 200, activities: 500, honours: 200 } as const

const paragraph =
  '全区残疾人工作者深入街镇，走访慰问困难残疾人家庭，了解他们的生活、康复和就业情况，送去党和政府的关怀与温暖。'
const node = (type: string, children: object[], more = {}) => ({
  type,
  children,
  direction: 'ltr',
  format: '',
  indent: 0,
  version: 1,
  ...more,
})
const textNode = (text: string, format = 0) => ({
  type: 'text',
  text,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
  version: 1,
})
const body = (paragraphs: number) => ({
  root: node('root', [
    node('heading', [textNode('工作回顾')], { tag: 'h2' }),
    ...Array.from({ length: paragraphs }, (_, n) =>
      node('paragraph', [textNode(`${n + 1}. `, 1), textNode(paragraph)], { textFormat: 0 }),
    ),
  ]),
})

/**
 * Fills an empty database with live documents that are linked like imported ones: articles with an image, two or three
 * activities and an honour each, and people who take part and win.
 */
export async function fill(payload: Payload, documents: number): Promise<void> {
  const migrations = await readMigrationFiles({ payload })
  await payload.db.migrate({ migrations: migrations.filter(({ name }) => !name.includes('import')) })
  const transactionID = (await payload.db.beginTransaction()) as string
  const req = { transactionID }
  const create = async (collection: string, data: object) => (await createRow(payload, req, collection, data)).id
  const live = { _status: 'published', workflowState: 'published' }
  const count = (kind: keyof typeof shares) => Math.max(1, Math.round((shares[kind] * documents) / 1000))
  const pick = (ids: string[], n: number) => ids[n % ids.length]!
  const createMany = async (number: number, make: (n: number) => Promise<string>) => {
    const ids: string[] = []
    for (let n = 0; n < number; n += 1) ids.push(await make(n))
    return ids
  }

  const organisations = await createMany(20, (n) => create('organisations', { name: `机构 ${n}` }))
  const topics = await createMany(10, (n) => create('topics', { name: `主题 ${n}` }))
  const pictures = await createMany(count('articles'), (n) => create('media', picture(n)))
  const people = await createMany(count('people'), (n) =>
    create('people', {
      ...live,
      name: `人物 ${n}`,
      slug: `person-${n}`,
      biography: body(3),
      positions: [{ id: `p${n}`, title: '主任', organisation: pick(organisations, n) }],
    }),
  )
  const articles = await createMany(count('articles'), (n) =>
    create('articles', {
      ...live,
      title: `文章 ${n}`,
      slug: `article-${n}`,
      summary: paragraph,
      kind: 'news',
      byline: '通讯员',
      publishedAt: new Date(Date.UTC(2020, 0, 1 + n)).toISOString(),
      body: body(12),
      cover: pick(pictures, n),
      topics: [pick(topics, n), pick(topics, n + 3)],
    }),
  )
  await createMany(count('activities'), (n) =>
    create('activities', {
      ...live,
      title: `活动 ${n}`,
      slug: `activity-${n}`,
      kind: 'visit',
      description: paragraph,
      article: pick(articles, n),
      organisers: [pick(organisations, n)],
      date: { text: '3月', start: `2023-${String(1 + (n % 12)).padStart(2, '0')}-01`, precision: 'month' },
      participants: [
        { id: `a${n}`, person: pick(people, n), title: '书记', organisation: pick(organisations, n + 1) },
        { id: `b${n}`, person: pick(people, n + 7), title: '主任' },
      ],
      figures: [{ id: `f${n}`, value: n, unit: '件', label: '衣物' }],
    }),
  )
  await createMany(count('honours'), (n) =>
    create('honours', {
      ...live,
      title: `荣誉 ${n}`,
      slug: `honour-${n}`,
      citation: paragraph,
      level: 'gold',
      scope: 'national',
      year: 2000 + (n % 24),
      recipients: [pick(people, n)],
      article: pick(articles, n),
    }),
  )
  await sealLiveRows(payload, req)
  await payload.db.commitTransaction(transactionID)
  await refreshStatistics(payload)
}

// Rows only, without files: the benchmark requests none.
const picture = (n: number) => {
  const file = (name: string, width: number, height: number, mimeType: string) => ({
    filename: `${n}-${name}`,
    width,
    height,
    mimeType,
    filesize: 1,
    url: `/api/media/file/${n}-${name}`,
  })
  return {
    ...file('original.jpg', 1600, 1200, 'image/jpeg'),
    alt: `照片 ${n}`,
    isPublic: true,
    availability: 'present',
    sizes: {
      card: file('card.jpg', 640, 360, 'image/jpeg'),
      cardWebp: file('card.webp', 640, 360, 'image/webp'),
      hero: file('hero.jpg', 1600, 1200, 'image/jpeg'),
      heroWebp: file('hero.webp', 1600, 1200, 'image/webp'),
      share: file('share.jpg', 1200, 630, 'image/jpeg'),
    },
  }
}
