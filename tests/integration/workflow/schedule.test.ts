import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'
import request from 'supertest'

import { refusalsSettled } from '../../../src/audit/noteRefusal.js'
import { leaseMs, publishLeased, runDue, takeLease } from '../../../src/workflow/schedule/runDue.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { act, makeAccount } from '../../support/workflow.js'

const collection = 'articles' as const
const hour = 3_600_000

describe('A scheduled publication', () => {
  let dashiji: Dashiji
  let payload: Payload
  let writer: string, editor: string, publisher: string
  beforeAll(async () => {
    dashiji = await startDashiji()
    payload = dashiji.payload
    writer = (await makeAccount(payload, 'writer', 'editor')).id
    editor = (await makeAccount(payload, 'editor')).id
    publisher = (await makeAccount(payload, 'publisher')).id
  })
  afterAll(() => dashiji.stop())

  const at = () => new Date(Date.now() + hour).toISOString()
  const later = (ms = hour + 1000) => new Date(Date.now() + ms)
  async function scheduled(title: string): Promise<string> {
    const { id } = await payload.create({ collection, data: { title, kind: 'news' }, draft: true })
    await act(payload, { as: writer, collection, id: String(id), name: 'submit' })
    await act(payload, { as: editor, collection, id: String(id), name: 'approve' })
    const { event } = await act(payload, { as: publisher, collection, id: String(id), name: 'publish', at: at() })
    expect(event).toMatchObject({ action: 'content.schedule', to: 'approved' })
    return String(id)
  }
  const shown = async (id: string) =>
    (await request(dashiji.app).get(`/api/articles/${id}`)).body.title as string | undefined
  const recordOf = async (id: string) =>
    (await payload.find({ collection: 'workflow-records', where: { document: { equals: id } }, depth: 0 })).docs[0]!

  it('goes live at its hour, not before, once', async () => {
    const id = await scheduled('准时')
    expect(await runDue(payload)).toEqual([])
    expect(await shown(id)).toBeUndefined()
    const [first, second] = await Promise.all([runDue(payload, later()), runDue(payload, later())])
    expect([...first!, ...second!].filter(({ outcome }) => outcome === 'published')).toHaveLength(1)
    expect(await shown(id)).toBe('准时')
    expect(await runDue(payload, later())).toEqual([])
    const { docs } = await payload.find({
      collection: 'audit-events',
      where: { and: [{ document: { equals: id } }, { action: { equals: 'content.publish' } }] },
    })
    expect(docs).toMatchObject([{ actor: publisher, actorKind: 'system', channel: 'job', outcome: 'done' }])
  })

  it('is void as soon as the text is edited; nothing goes live and the people concerned are told', async () => {
    const id = await scheduled('改前')
    await payload.update({ collection, id, data: { title: '改后' }, draft: true })
    expect(await recordOf(id)).toMatchObject({
      state: 'draft',
      schedule: null,
      scheduleAt: null,
      notice: { code: 'scheduleVoided' },
    })
    expect([...(await recordOf(id)).noticeFor!].sort()).toEqual([writer, editor, publisher].sort())
    expect(await runDue(payload, later())).toEqual([])
    expect(await shown(id)).toBeUndefined()
  })

  it('does nothing when its scheduler may not publish any more, and says so', async () => {
    const id = await scheduled('失权')
    await payload.update({ collection: 'users', id: publisher, data: { roles: [] } })
    expect(await runDue(payload, later())).toEqual([
      { collection, document: id, outcome: 'failed', codes: ['notPermitted'] },
    ])
    expect(await shown(id)).toBeUndefined()
    expect(await recordOf(id)).toMatchObject({
      state: 'approved',
      schedule: null,
      notice: { code: 'scheduleFailed', codes: ['notPermitted'] },
    })
    expect((await recordOf(id)).noticeFor).toEqual(expect.arrayContaining([publisher, writer]))
    await refusalsSettled(payload)
    const { docs } = await payload.find({
      collection: 'audit-events',
      where: { and: [{ document: { equals: id } }, { action: { equals: 'content.scheduleFailed' } }] },
    })
    expect(docs).toMatchObject([{ outcome: 'refused', codes: ['notPermitted'], actorKind: 'system' }])
    const { docs: roles } = await payload.find({ collection: 'roles', where: { key: { equals: 'publisher' } } })
    await payload.update({ collection: 'users', id: publisher, data: { roles: [roles[0]!.id] } })
  })

  it('can be cancelled, and stands alone until it is', async () => {
    const id = await scheduled('取消')
    await expect(act(payload, { as: publisher, collection, id, name: 'publish', at: at() })).rejects.toMatchObject({
      data: { code: 'alreadyScheduled' },
    })
    await act(payload, { as: publisher, collection, id, name: 'unschedule' })
    expect(await runDue(payload, later())).toEqual([])
    expect(await recordOf(id)).toMatchObject({ state: 'approved', schedule: null })
    await act(payload, { as: publisher, collection, id, name: 'publish' })
    expect(await shown(id)).toBe('取消')
  })

  it('is taken over from a worker that died, who publishes nothing when he comes back', async () => {
    const id = await scheduled('接手')
    const now = later()
    const dead = await takeLease(payload, collection, id, now)
    expect(dead).toEqual(expect.any(Number))
    expect(await takeLease(payload, collection, id, now)).toBeUndefined()
    expect(await runDue(payload, now)).toEqual([{ collection, document: id, outcome: 'taken', codes: [] }])
    expect(await shown(id)).toBeUndefined()

    const alive = await takeLease(payload, collection, id, new Date(now.getTime() + leaseMs + 1))
    expect(alive).toBe(dead! + 1)
    expect(await publishLeased(payload, collection, id, dead!)).toMatchObject({ outcome: 'taken' })
    expect(await shown(id)).toBeUndefined()
    expect(await publishLeased(payload, collection, id, alive!)).toMatchObject({ outcome: 'published' })
    expect(await shown(id)).toBe('接手')
  })
})
