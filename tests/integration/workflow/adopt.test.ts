import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq, type Payload } from 'payload'
import request from 'supertest'

import { workflowOf } from '../../../src/workflow/workflowOf.js'
import { changeDirectly, deleteDirectly } from '../../support/rawDatabase.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { publish } from '../../support/workflow.js'

describe('A database from before the workflow', () => {
  let dashiji: Dashiji
  let payload: Payload
  let unreviewedId: string, draftId: string
  beforeAll(async () => {
    dashiji = await startDashiji({ content: true })
    payload = dashiji.payload
    unreviewedId = String(
      (await payload.create({ collection: 'articles', data: { title: '未经审核', kind: 'notice' }, draft: true })).id,
    )
    draftId = String(
      (await payload.create({ collection: 'articles', data: { title: '草稿', kind: 'notice' }, draft: true })).id,
    )
    // As it was: imported text with one version, text that somebody has made live, no records and no sums of files.
    for (const slug of ['articles', 'activities', 'people', 'honours'])
      await deleteDirectly(payload, slug, 'draft versions')
    await changeDirectly(payload, 'articles', unreviewedId, { _status: 'published', workflowState: 'published' })
    await deleteDirectly(payload, 'workflow-records', 'rows')
    const { docs } = await payload.find({ collection: 'media' })
    for (const { id } of docs) await changeDirectly(payload, 'media', id, { fileHash: null })
    await workflowOf(payload).adoptRows(await createLocalReq({}, payload))
  })
  afterAll(() => dashiji.stop())

  const readTitles = async (slug: string) =>
    ((await request(dashiji.app).get(`/api/${slug}?limit=100`)).body.docs as { title: string }[]).map(
      ({ title }) => title,
    )

  it('keeps live what its documents brought', async () => {
    expect(await readTitles('articles')).toHaveLength(2)
    expect(await readTitles('activities')).toHaveLength(24)
    const { docs } = await payload.find({ collection: 'media' })
    expect(docs.map(({ fileHash }) => fileHash)).toEqual(docs.map(() => expect.stringMatching(/^[0-9a-f]{64}$/)))
  })

  it('takes offline what nobody has approved; the text stays as a draft and can be reviewed', async () => {
    expect(await readTitles('articles')).not.toContain('未经审核')
    const { docs } = await payload.find({
      collection: 'audit-events',
      where: { document: { equals: unreviewedId } },
      sort: '-sequence',
    })
    expect(docs[0]).toMatchObject({ action: 'content.adopt', to: 'draft', details: { takenDown: true } })
    await publish(payload, 'articles', unreviewedId)
    expect(await readTitles('articles')).toContain('未经审核')
  })

  it('leaves drafts as they are, and does nothing a second time', async () => {
    const before = await payload.count({ collection: 'audit-events' })
    await workflowOf(payload).adoptRows(await createLocalReq({}, payload))
    expect(await payload.count({ collection: 'audit-events' })).toEqual(before)
    expect(await payload.findByID({ collection: 'articles', id: draftId, draft: true })).toMatchObject({
      title: '草稿',
      workflowState: 'draft',
    })
  })
})
