import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocument, publish } from '../../support/documents.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents } from '../../support/stored.js'

describe('Writes at the same time', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())

  const runInParallel = <T>(count: number, write: (n: number) => Promise<T>) =>
    Promise.allSettled(Array.from({ length: count }, (_, n) => write(n)))
  const countSucceeded = (results: PromiseSettledResult<unknown>[]) =>
    results.filter(({ status }) => status === 'fulfilled').length

  it('all succeed when 40 articles are created with versions and relations', async () => {
    const { payload } = dashiji
    const { id } = await payload.create({ collection: 'topics', data: { name: '并发' } })
    const results = await runInParallel(40, (n) =>
      payload.create({
        collection: 'articles',
        draft: n % 2 === 0,
        data: { title: `并发 ${n}`, kind: 'news', topics: [id] },
      }),
    )

    expect(countSucceeded(results)).toBe(40)
    expect((await payload.count({ collection: 'articles' })).totalDocs).toBe(40)
    expect(
      (await payload.countVersions({ collection: 'articles', where: { latest: { equals: true } } })).totalDocs,
    ).toBe(40)
  })

  it('publish 10 documents, each with its own audit events', async () => {
    const { payload } = dashiji
    const ids: string[] = []
    for (let n = 0; n < 10; n += 1) ids.push((await createDocument(payload, 'articles')).id)
    expect(countSucceeded(await runInParallel(10, (n) => publish(payload, 'articles', ids[n]!)))).toBe(10)
    expect(
      (await payload.count({ collection: 'articles', where: { id: { in: ids } }, overrideAccess: false })).totalDocs,
    ).toBe(10)
    const events = (await readAuditEvents(payload)).filter(({ document }) => ids.includes(String(document)))
    for (const action of ['content.submit', 'content.approve', 'content.publish'])
      expect(events.filter((event) => event.action === action)).toHaveLength(10)
  })

  it('give every document a slug of its own, whatever its title', async () => {
    const { payload } = dashiji
    const results = await runInParallel(10, () =>
      payload.create({ collection: 'articles', draft: true, data: { title: '同名', kind: 'news' } }),
    )

    expect(countSucceeded(results)).toBe(10)
    const { docs } = await payload.find({
      collection: 'articles',
      where: { title: { equals: '同名' } },
      draft: true,
      pagination: false,
    })
    expect(new Set(docs.map(({ slug }) => slug)).size).toBe(10)
  })

  it('succeed once when all use the same unique name', async () => {
    const { payload } = dashiji
    const results = await runInParallel(10, () =>
      payload.create({ collection: 'organisations', data: { name: '唯一' } }),
    )

    expect(countSucceeded(results)).toBe(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ name: 'ValidationError', status: 400 })
    expect((await payload.count({ collection: 'organisations' })).totalDocs).toBe(1)
  })

  it('leave exactly one latest version of a document that all of them change', async () => {
    const { payload } = dashiji
    const { id } = await createDocument(payload, 'articles')
    const results = await runInParallel(10, (n) =>
      payload.update({ collection: 'articles', id, draft: true, data: { summary: `${n}` } }),
    )

    expect(countSucceeded(results)).toBe(10)
    const latest = await payload.findVersions({
      collection: 'articles',
      where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    })
    expect(latest.totalDocs).toBe(1)
  })

  it('do not block reads', async () => {
    const { payload } = dashiji
    let release = () => undefined as void
    const hookGate = new Promise<void>((resolve) => (release = resolve))
    payload.collections.topics.config.hooks.afterChange = [() => hookGate]
    const write = payload.create({ collection: 'topics', data: { name: '慢' } })

    const reads = await runInParallel(50, () => payload.find({ collection: 'articles', limit: 10 }))
    expect(countSucceeded(reads)).toBe(50)

    payload.collections.topics.config.hooks.afterChange = []
    release()
    await write
  })
})
