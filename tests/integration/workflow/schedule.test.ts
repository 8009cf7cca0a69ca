import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import {
  leaseMs,
  publishLeased,
  publishDueSchedules,
  acquireLease,
} from '../../../src/workflow/schedule/publishDueSchedules.js'
import { createRecord } from '../../../src/workflow/records/records.js'
import { createDocumentIn, takeTransition } from '../../support/documents.js'
import { createAccount, roleIdsByKey } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents, readWorkflowRecord } from '../../support/stored.js'

const collection = 'articles' as const
const hour = 3_600_000

describe('A scheduled publication', () => {
  let dashiji: Dashiji
  let payload: Payload
  let writer: string, editor: string, publisher: string
  beforeAll(async () => {
    dashiji = await startDashiji()
    payload = dashiji.payload
    writer = await createAccount(payload, 'writer', 'editor')
    editor = await createAccount(payload, 'editor')
    publisher = await createAccount(payload, 'publisher')
  })
  afterAll(() => dashiji.stop())

  const inAnHour = () => new Date(Date.now() + hour).toISOString()
  const afterAnHour = (ms = hour + 1000) => new Date(Date.now() + ms)
  async function createScheduled(title: string): Promise<string> {
    const by = { submitter: writer, editor, publisher }
    const { id } = await createDocumentIn(payload, collection, 'approved', { data: { title }, by })
    const { event } = await takeTransition(payload, { as: publisher, collection, id, name: 'publish', at: inAnHour() })
    expect(event).toMatchObject({ action: 'content.schedule', to: 'approved' })
    return id
  }
  const readPublicTitle = async (id: string) =>
    (await send(dashiji, 'get', `articles/${id}`)).body.title as string | undefined
  const readRecord = (id: string) => readWorkflowRecord(payload, collection, id)

  it('goes live once, at its time and not before', async () => {
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
    expect(await readAuditEvents(payload, { document: id, action: 'content.publish' })).toMatchObject([
      { actor: publisher, actorKind: 'system', channel: 'job', outcome: 'done' },
    ])
  })

  it('is void as soon as the article is edited: nothing goes live, and the people involved get a notice', async () => {
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

  it('fails with a notice when the person who scheduled it may no longer publish', async () => {
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
    expect(await readAuditEvents(payload, { document: id, action: 'content.scheduleFailed' })).toMatchObject([
      { outcome: 'refused', codes: ['notPermitted'], actorKind: 'system' },
    ])
    const roleIds = await roleIdsByKey(payload)
    await payload.update({ collection: 'users', id: publisher, data: { roles: [roleIds.publisher!] } })
  })

  it('can be cancelled, and until then there can be no second one', async () => {
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

  it('is taken over from a worker that died, which publishes nothing if it comes back', async () => {
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

  it('is not kept waiting by earlier ones that fail again and again', async () => {
    const scheduleAt = new Date(Date.now() - hour).toISOString()
    const schedule = { at: scheduleAt, by: publisher, contentHash: '', token: 0, leaseUntil: null }
    // Their documents do not exist, which is no refusal: each is tried again.
    for (let n = 0; n < 60; n += 1)
      await createRecord(payload, {}, collection, `missing-${n}`, {
        state: 'approved',
        revision: 1,
        schedule,
        scheduleAt,
      })
    const id = await createScheduled('不等')
    const results = await publishDueSchedules(payload, afterAnHour())
    expect(results.filter(({ outcome }) => outcome === 'taken')).toHaveLength(60)
    expect(results.at(-1)).toEqual({ collection, document: id, outcome: 'published', codes: [] })
  })
})
