import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq, type Payload } from 'payload'

import { workflowOf } from '../../../src/workflow/workflowOf.js'
import { changeDirectly, deleteDirectly } from '../../support/rawDatabase.js'
import { createDocument, publish } from '../../support/documents.js'
import { readPublicTitles } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { newestSequence, readAuditEvents } from '../../support/stored.js'

describe('Adopting a database from before the workflow', () => {
  let dashiji: Dashiji
  let payload: Payload
  let unreviewedId: string, draftId: string
  beforeAll(async () => {
    dashiji = await startDashiji({ content: true })
    payload = dashiji.payload
    unreviewedId = (await createDocument(payload, 'articles', { data: { title: '未经审核' } })).id
    draftId = (await createDocument(payload, 'articles', { data: { title: '草稿' } })).id
    // As an older version left it: imported articles with one version, one made live without review, no records and no
    // file hashes.
    for (const slug of ['articles', 'activities', 'people', 'honours'])
      await deleteDirectly(payload, slug, 'draft versions')
    await changeDirectly(payload, 'articles', unreviewedId, { _status: 'published', workflowState: 'published' })
    await deleteDirectly(payload, 'workflow-records', 'rows')
    const { docs } = await payload.find({ collection: 'media' })
    for (const { id } of docs) await changeDirectly(payload, 'media', id, { fileHash: null })
    await workflowOf(payload).adoptRows(await createLocalReq({}, payload))
  })
  afterAll(() => dashiji.stop())

  it('keeps live what was imported', async () => {
    expect(await readPublicTitles(dashiji, 'articles')).toHaveLength(2)
    expect(await readPublicTitles(dashiji, 'activities')).toHaveLength(24)
    const { docs } = await payload.find({ collection: 'media' })
    expect(docs.map(({ fileHash }) => fileHash)).toEqual(docs.map(() => expect.stringMatching(/^[0-9a-f]{64}$/)))
  })

  it('takes offline what nobody has approved, which stays as a draft and can be reviewed', async () => {
    expect(await readPublicTitles(dashiji, 'articles')).not.toContain('未经审核')
    expect((await readAuditEvents(payload, { document: unreviewedId })).at(-1)).toMatchObject({
      action: 'content.adopt',
      to: 'draft',
      details: { takenDown: true },
    })
    await publish(payload, 'articles', unreviewedId)
    expect(await readPublicTitles(dashiji, 'articles')).toContain('未经审核')
  })

  it('leaves drafts as they are, and changes nothing the second time', async () => {
    const before = await newestSequence(payload)
    await workflowOf(payload).adoptRows(await createLocalReq({}, payload))
    expect(await newestSequence(payload)).toEqual(before)
    expect(await payload.findByID({ collection: 'articles', id: draftId, draft: true })).toMatchObject({
      title: '草稿',
      workflowState: 'draft',
    })
  })
})
