import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocument, createDocumentIn, createImage } from '../../support/documents.js'
import { signIn, type Requester } from '../../support/people.js'
import { queryGraphql } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

type Docs<T = Record<string, unknown>> = { docs: T[] }

describe('One query', () => {
  let dashiji: Dashiji
  let article: string
  let person: string
  const runQuery = <Data>(query: string, as?: Requester) => queryGraphql<Data>(dashiji, query, { as })

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    const office = (await createDocument(payload, 'organisations', { data: { name: '区残联' } })).id
    person = (
      await createDocumentIn(payload, 'people', 'live', {
        data: { name: '李婷', positions: [{ title: '运动员', organisation: office }] },
      })
    ).id
    const unpublishedPerson = (await createDocument(payload, 'people', { data: { name: '未发布的人' } })).id
    const cover = (await createImage(payload, { alt: '合影', credit: '某某 摄' })).id
    article = (
      await createDocumentIn(payload, 'articles', 'live', {
        data: { title: '大事记', cover, publishedAt: '2024-01-01T00:00:00.000Z' },
      })
    ).id
    const activity = (title: string, data: object) =>
      createDocumentIn(payload, 'activities', 'live', { data: { title, article, ...data } })
    await activity('第一件', {
      date: { start: '2023-01-01' },
      organisers: [office],
      figures: [{ value: 165, unit: '件', label: '衣物' }],
    })
    await activity('第二件', {
      date: { start: '2023-12-01' },
      participants: [
        { person, title: '教练', organisation: office },
        { person: unpublishedPerson, title: '队员' },
      ],
    })
    await activity('第三件', { date: { start: '2023-06-01' } })
    await createDocument(payload, 'activities', { data: { title: '草稿', article, participants: [{ person }] } })
    const naming = { article, participants: [{ person }] }
    await createDocumentIn(payload, 'activities', 'archived', { data: { title: '下线的', ...naming } })
    await createDocumentIn(payload, 'activities', 'trashed', { data: { title: '扔掉的', ...naming } })
    await createDocumentIn(payload, 'honours', 'live', {
      data: { title: '金牌', level: 'gold', article, recipients: [person, unpublishedPerson], year: 2023 },
    })
    await createDocumentIn(payload, 'honours', 'live', {
      data: { title: '银牌', level: 'second', article, recipients: [person], year: 2020 },
    })
    await createDocument(payload, 'honours', { data: { title: '草稿荣誉', article, recipients: [person] } })
  })
  afterAll(() => dashiji.stop())

  it('gives an anonymous reader an article with everything it reports, and nothing that is not public', async () => {
    const { data, errors } = await runQuery<{ Article: unknown }>(`{ Article(id: "${article}") {
      title
      cover { alt decorative credit url width height sizes { card { url width height } } }
      activities { docs { title organisers { name } participants { person { name } title organisation { name } } figures { value unit label } } }
      honours { docs { title recipients { name positions { title organisation { name } } } } }
    } }`)
    expect(errors).toBeUndefined()
    const winner = { name: '李婷', positions: [{ title: '运动员', organisation: { name: '区残联' } }] }
    const file = expect.stringMatching(/^http:\/\/localhost:3000\/api\/media\/file\/[^/]+$/)
    expect(data?.Article).toEqual({
      title: '大事记',
      cover: {
        alt: '合影',
        decorative: false,
        credit: '某某 摄',
        url: file,
        width: 40,
        height: 30,
        sizes: { card: { url: file, width: expect.any(Number), height: expect.any(Number) } },
      },
      activities: {
        docs: [
          {
            title: '第一件',
            organisers: [{ name: '区残联' }],
            participants: [],
            figures: [{ value: 165, unit: '件', label: '衣物' }],
          },
          {
            title: '第二件',
            organisers: [],
            participants: [
              { person: { name: '李婷' }, title: '教练', organisation: { name: '区残联' } },
              { person: null, title: '队员', organisation: null },
            ],
            figures: [],
          },
          { title: '第三件', organisers: [], participants: [], figures: [] },
        ],
      },
      honours: {
        docs: [
          { title: '金牌', recipients: [winner] },
          { title: '银牌', recipients: [winner] },
        ],
      },
    })
  })

  it('gives a person with the honours, newest first, and the activities that name the person', async () => {
    const { data } = await runQuery<{ Person: { honours: Docs; activities: Docs } }>(
      `{ Person(id: "${person}") { honours { docs { title year } } activities { totalDocs hasNextPage docs { title article { title } } } } }`,
    )
    expect(data?.Person).toEqual({
      honours: {
        docs: [
          { title: '金牌', year: 2023 },
          { title: '银牌', year: 2020 },
        ],
      },
      activities: { totalDocs: 1, hasNextPage: false, docs: [{ title: '第二件', article: { title: '大事记' } }] },
    })
  })

  it('finds an article by its slug', async () => {
    const { data } = await runQuery<{ Articles: Docs }>(
      '{ Articles(where: { slug: { equals: "da-shi-ji" } }) { docs { title } } }',
    )
    expect(data?.Articles.docs).toEqual([{ title: '大事记' }])
  })

  it('sorts, filters and pages a join', async () => {
    const { data } = await runQuery<{ Article: Record<string, unknown> }>(`{ Article(id: "${article}") {
      newest: activities(sort: "-date.start", limit: 2) { hasNextPage totalDocs docs { title } }
      rest: activities(sort: "-date.start", limit: 2, page: 2) { hasNextPage docs { title } }
      named: activities(where: { title: { equals: "第三件" } }) { docs { title } }
    } }`)
    expect(data?.Article).toEqual({
      newest: { hasNextPage: true, totalDocs: 3, docs: [{ title: '第二件' }, { title: '第三件' }] },
      rest: { hasNextPage: false, docs: [{ title: '第一件' }] },
      named: { docs: [{ title: '第三件' }] },
    })
  })

  it('may use fragments and aliases, and select a field twice', async () => {
    const { data } = await runQuery<{
      Articles: Docs
    }>(`{ Articles { docs { ...Head again: title ... on Article { origin { name } origin { url } activities { ...Titles } } } } }
      fragment Head on Article { title }
      fragment Titles on Article_Activities { docs { title } docs { place } }`)
    expect(data?.Articles.docs).toEqual([
      {
        title: '大事记',
        again: '大事记',
        origin: { name: null, url: null },
        activities: { docs: ['第一件', '第二件', '第三件'].map((title) => ({ title, place: null })) },
      },
    ])
  })

  it('shows working versions, and what they refer to, only to staff who ask for drafts', async () => {
    const editor = await signIn(dashiji.payload, 'editor')
    const query =
      '{ live: Activities { docs { title } } working: Activities(draft: true, sort: "title") { docs { title participants { person { name } } } } }'
    const staff = await runQuery<Record<'live' | 'working', Docs<{ title: string }>>>(query, editor)
    expect(staff.data?.working.docs.map(({ title }) => title).sort()).toEqual([
      '下线的',
      '第一件',
      '第三件',
      '第二件',
      '草稿',
    ])
    const anonymous = await runQuery<Record<'live' | 'working', Docs<{ title: string }>>>(query)
    expect(anonymous.data?.working.docs).toHaveLength(3)
    expect(anonymous.data?.live.docs).toHaveLength(3)
  })

  it('reads only the selected columns and counts only the selected totals', async () => {
    const { db } = dashiji.payload
    const findCalls: { collection: string; select: unknown; pagination: unknown }[] = []
    const find = db.find
    db.find = ((args: { collection: string; select: unknown; pagination: unknown }) => {
      findCalls.push(args)
      return find.call(db, args as never)
    }) as typeof db.find
    try {
      await runQuery(
        '{ Articles { docs { title bodyHtml origin { name } activities { docs { title } } } } Topics { totalDocs } }',
      )
    } finally {
      db.find = find
    }
    const selected = (collection: string) => findCalls.filter((args) => args.collection === collection)
    expect(selected('articles')[0]).toMatchObject({
      select: { id: true, title: true, body: true, bodyHtml: true, origin: { name: true } },
      pagination: false,
    })
    expect(selected('activities')[0]).toMatchObject({ select: { id: true, title: true }, pagination: false })
    expect(selected('topics')[0]).toMatchObject({ select: { id: true }, pagination: true })
  })

  it('never returns more than a hundred documents per page, even to staff', async () => {
    const editor = await signIn(dashiji.payload, 'editor')
    for (const limit of [0, -1, 1000]) {
      const { data } = await runQuery<{ Articles: { limit: number } }>(
        `{ Articles(limit: ${limit}) { limit totalDocs } }`,
        editor,
      )
      expect(data?.Articles.limit).toBe(100)
    }
  })
})
