import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'
import request from 'supertest'

import { drainAuditQueue } from '../../../src/audit/recordRefusal.js'
import {
  leaseMs,
  publishLeased,
  publishDueSchedules,
  acquireLease,
} from '../../../src/workflow/schedule/publishDueSchedules.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { takeTransition, makeAccount } from '../../support/workflow.js'

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

  const inAnHour = () => new Date(Date.now() + hour).toISOString()
  const afterAnHour = (ms = hour + 1000) => new Date(Date.now() + ms)
  async function createScheduled(title: string): Promise<string> {
    const { id } = await payload.create({ collection, data: { title, kind: 'news' }, draft: true })
    await takeTransition(payload, { as: writer, collection, id: String(id), name: 'submit' })
    await takeTransition(payload, { as: editor, collection, id: String(id), name: 'approve' })
    const { event } = await takeTransition(payload, {
      as: publisher,
      collection,
      id: String(id),
      name: 'publish',
      at: inAnHour(),
    })
    expect(event).toMatchObject({ action: 'content.schedule', to: 'approved' })
    return String(id)
  }
  const readPublicTitle = async (id: string) =>
    (await request(dashiji.app).get(`/api/articles/${id}`)).body.title as string | undefined
  const readRecord = async (id: string) =>
    (await payload.find({ collection: 'workflow-records', where: { document: { equals: id } }, depth: 0 })).docs[0]!

  it('goes live at its hour, not before, once', async () => {
    const id = await createScheduled('准时')
    expect(await publishDueSchedules(payload)).toEqual([])
    expect(await readPublicTitle(id)).toBeUndefined()
    const [first, second] = await Promise.all([
      publishDueSchedules(payload, afterAnHour()),
      publishDueSchedules(payload, afterAnHour()),
    ])
    expect([...first!, ...second!].filter(({ outcome }) => outcome === 'published')).toHaveLength(1)
    expect(await readPublicTitle(id)).toBe('准时')
    expect(await publishDueSchedules(payload, afterAnHour())).toEqual([])
    const { docs } = await payload.find({
      collection: 'audit-events',
      where: { and: [{ document: { equals: id } }, { action: { equals: 'content.publish' } }] },
    })
    expect(docs).toMatchObject([{ actor: publisher, actorKind: 'system', channel: 'job', outcome: 'done' }])
  })

  it('is void as soon as the text is edited; nothing goes live and the people concerned are told', async () => {
    const id = await createScheduled('改前')
    await payload.update({ collection, id, data: { title: '改后' }, draft: true })
    expect(await readRecord(id)).toMatchObject({
      state: 'draft',
      schedule: null,
      scheduleAt: null,
      notice: { code: 'scheduleVoided' },
    })
    expect([...(await readRecord(id)).noticeFor!].sort()).toEqual([writer, editor, publisher].sort())
    expect(await publishDueSchedules(payload, afterAnHour())).toEqual([])
    expect(await readPublicTitle(id)).toBeUndefined()
  })

  it('does nothing when its scheduler may not publish any more, and says so', async () => {
    const id = await createScheduled('失权')
    await payload.update({ collection: 'users', id: publisher, data: { roles: [] } })
    expect(await publishDueSchedules(payload, afterAnHour())).toEqual([
      { collection, document: id, outcome: 'failed', codes: ['notPermitted'] },
    ])
    expect(await readPublicTitle(id)).toBeUndefined()
    expect(await readRecord(id)).toMatchObject({
      state: 'approved',
      schedule: null,
      notice: { code: 'scheduleFailed', codes: ['notPermitted'] },
    })
    expect((await readRecord(id)).noticeFor).toEqual(expect.arrayContaining([publisher, writer]))
    await drainAuditQueue(payload)
    const { docs } = await payload.find({
      collection: 'audit-events',
      where: { and: [{ document: { equals: id } }, { action: { equals: 'content.scheduleFailed' } }] },
    })
    expect(docs).toMatchObject([{ outcome: 'refused', codes: ['notPermitted'], actorKind: 'system' }])
    const { docs: roles } = await payload.find({ collection: 'roles', where: { key: { equals: 'publisher' } } })
    await payload.update({ collection: 'users', id: publisher, data: { roles: [roles[0]!.id] } })
  })

  it('can be cancelled, and stands alone until it is', async () => {
    const id = await createScheduled('取消')
    await expect(
      takeTransition(payload, { as: publisher, collection, id, name: 'publish', at: inAnHour() }),
    ).rejects.toMatchObject({
      data: { code: 'alreadyScheduled' },
    })
    await takeTransition(payload, { as: publisher, collection, id, name: 'unschedule' })
    expect(await publishDueSchedules(payload, afterAnHour())).toEqual([])
    expect(await readRecord(id)).toMatchObject({ state: 'approved', schedule: null })
    await takeTransition(payload, { as: publisher, collection, id, name: 'publish' })
    expect(await readPublicTitle(id)).toBe('取消')
  })

  it('is taken over from a worker that died, who publishes nothing when he comes back', async () => {
    const id = await createScheduled('接手')
    const now = afterAnHour()
    const expiredLease = await acquireLease(payload, collection, id, now)
    expect(expiredLease).toEqual(expect.any(Number))
    expect(await acquireLease(payload, collection, id, now)).toBeUndefined()
    expect(await publishDueSchedules(payload, now)).toEqual([{ collection, document: id, outcome: 'taken', codes: [] }])
    expect(await readPublicTitle(id)).toBeUndefined()

    const currentLease = await acquireLease(payload, collection, id, new Date(now.getTime() + leaseMs + 1))
    expect(currentLease).toBe(expiredLease! + 1)
    expect(await publishLeased(payload, collection, id, expiredLease!)).toMatchObject({ outcome: 'taken' })
    expect(await readPublicTitle(id)).toBeUndefined()
    expect(await publishLeased(payload, collection, id, currentLease!)).toMatchObject({ outcome: 'published' })
    expect(await readPublicTitle(id)).toBe('接手')
  })
})
