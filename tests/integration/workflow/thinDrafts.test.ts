import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { thinDrafts } from '../../../src/workflow/maintenance/thinDrafts.js'
import type { TransitionName } from '../../../src/workflow/policy/definition.js'
import { workflowOf } from '../../../src/workflow/workflowOf.js'
import { takeTransition } from '../../support/documents.js'
import { send } from '../../support/requests.js'
import { readAuditEvents, readRow } from '../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from './WorkflowFixture.js'

describe('Old drafts that nothing refers to', () => {
  let fixture: WorkflowFixture
  let id: string
  beforeAll(async () => {
    fixture = await startWorkflowFixture()
  })
  afterAll(() => fixture.stop())

  const save = async (title: string) => {
    const { people } = fixture
    await send(fixture, 'patch', `articles/${id}?draft=true`, people.writer, { title }).expect(200)
  }
  const act = (name: TransitionName, as: 'writer' | 'editor' | 'publisher', comment?: string) =>
    takeTransition(fixture.payload, {
      as: fixture.people[as].id,
      collection: 'articles',
      id,
      name,
      ...(comment && { comment }),
    })
  const titles = async (): Promise<string[]> => {
    const { docs } = await fixture.payload.db.findVersions<{ title: string }>({
      collection: 'articles',
      where: { parent: { equals: id } },
      sort: 'createdAt',
      pagination: false,
      limit: 0,
    })
    return [...new Set(docs.map(({ version }) => version.title))]
  }
  const later = () => new Date(Date.now() + 60_000)

  it('go after their time, and what was submitted, reviewed, published or is newest stays', async () => {
    const dashiji = fixture
    id = (await fixture.createArticle('draft')).id
    for (const title of ['一稿', '二稿', '送审稿']) await save(title)
    await act('submit', 'writer')
    await act('requestChanges', 'editor', '请改')
    for (const title of ['三稿', '四稿', '撤回稿']) await save(title)
    await act('submit', 'writer')
    await act('withdraw', 'writer')
    for (const title of ['五稿', '定稿']) await save(title)
    await act('submit', 'writer')
    await act('approve', 'editor')
    await act('publish', 'publisher')
    for (const title of ['六稿', '七稿', '最新稿']) await save(title)
    const before = await titles()
    expect(before).toEqual(expect.arrayContaining(['一稿', '二稿', '三稿', '四稿', '五稿', '六稿', '七稿']))

    expect(await thinDrafts(dashiji.payload, new Date(Date.now() - 86_400_000))).toBe(0)
    expect(await titles()).toEqual(before)

    const count = await workflowOf(dashiji.payload).thinDrafts(dashiji.payload, later())
    expect(count).toBeGreaterThanOrEqual(7)
    expect((await titles()).sort()).toEqual(['送审稿', '撤回稿', '定稿', '最新稿'].sort())
    const events = await readAuditEvents(dashiji.payload, { action: 'content.thinDrafts' })
    expect(events).toMatchObject([
      { actorKind: 'system', channel: 'job', details: { count, collections: { articles: count } } },
    ])
  })

  it('and leave the document as it was: live, edited, with its next act', async () => {
    const dashiji = fixture
    const { body } = await send(dashiji, 'get', `articles/${id}`)
    expect(body).toMatchObject({ title: '定稿' })
    expect(await readRow(dashiji.payload, 'articles', id)).toMatchObject({ _status: 'published', title: '定稿' })
    await act('submit', 'writer')
    expect(await workflowOf(dashiji.payload).thinDrafts(dashiji.payload, later())).toBe(0)
    expect(await titles()).toContain('最新稿')
  })

  it('open no way to delete a published version', async () => {
    const { payload } = fixture
    await expect(
      payload.db.deleteVersions({ collection: 'articles', where: { parent: { equals: id } } }),
    ).rejects.toMatchObject({ data: { code: 'gate' } })
  })
})
