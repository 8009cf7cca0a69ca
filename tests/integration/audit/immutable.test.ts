import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'
import request from 'supertest'

import { writeMethods, type WriteMethod } from '../../../src/database/writeMethods.js'
import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import { drainAuditQueue } from '../../../src/audit/recordRefusal.js'
import { verifyChain } from '../../../src/audit/verifyChain.js'
import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

let dashiji: Dashiji
let payload: Payload
let admin: SignedInUser
let event: StoredEvent
const collection = 'audit-events'
const forged = {
  sequence: 1000,
  at: new Date().toISOString(),
  actorKind: 'system',
  channel: 'command',
  action: 'test.forged',
  outcome: 'done',
  previousHash: '',
  hash: 'x',
} as const

beforeAll(async () => {
  dashiji = await startDashiji()
  payload = dashiji.payload
  admin = await signIn(payload, 'admin')
  event = (await payload.db.find<StoredEvent>({ collection, sort: 'sequence', limit: 1 })).docs[0]!
})
afterAll(() => dashiji.stop())

const expectUnchanged = async () => {
  expect((await payload.db.find<StoredEvent>({ collection, where: { id: { equals: event.id } } })).docs).toEqual([
    event,
  ])
  expect((await payload.db.find({ collection, where: { action: { equals: 'test.forged' } } })).docs).toEqual([])
  await drainAuditQueue(payload)
  expect(await verifyChain(payload)).toMatchObject({ ok: true })
}

describe('an audit event', () => {
  it.each(Object.keys(writeMethods) as WriteMethod[])('is not written by the database’s %s', async (method) => {
    const where = { id: { equals: event.id } }
    const args = {
      collection,
      collectionSlug: collection,
      where,
      data: { ...forged },
      versionData: { ...forged },
      parent: event.id,
    }
    const write = payload.db[method] as unknown as (args: object) => Promise<unknown>
    await expect(write.call(payload.db, args)).rejects.toMatchObject({ data: { code: 'auditImmutable' } })
    await expectUnchanged()
  })

  it('is not written by the local API, which asks nobody for permission', async () => {
    const immutable = { data: { code: 'auditImmutable' } }
    await expect(payload.create({ collection, data: forged })).rejects.toMatchObject(immutable)
    await expect(payload.update({ collection, id: event.id, data: { comment: 'forged' } })).rejects.toMatchObject(
      immutable,
    )
    await expect(payload.delete({ collection, id: event.id })).rejects.toMatchObject(immutable)
    const bulk = await payload.update({
      collection,
      where: { sequence: { less_than: 3 } },
      data: { comment: 'forged' },
    })
    expect(bulk.docs).toEqual([])
    await payload.delete({ collection, where: { sequence: { less_than: 3 } } })
    await expectUnchanged()
  })

  it('is not written over REST, by administrators neither; the try is entered', async () => {
    await request(dashiji.app).post('/api/audit-events').set(admin.headers).send(forged).expect(403)
    await request(dashiji.app)
      .patch(`/api/audit-events/${event.id}`)
      .set(admin.headers)
      .send({ comment: 'forged' })
      .expect(403)
    await request(dashiji.app).delete(`/api/audit-events/${event.id}`).set(admin.headers).expect(403)
    await expectUnchanged()
    const { docs } = await payload.db.find<StoredEvent>({
      collection,
      where: { outcome: { equals: 'refused' } },
      sort: 'sequence',
    })
    expect(docs.map(({ action, actor }) => [action, actor])).toEqual(
      ['audit.create', 'audit.update', 'audit.delete'].map((action) => [action, admin.id]),
    )
  })

  it('is read by whoever may read the audit, and by nobody else', async () => {
    const writer = await signIn(payload, 'writer')
    await request(dashiji.app).get('/api/audit-events').set(admin.headers).expect(200)
    await request(dashiji.app).get('/api/audit-events').set(writer.headers).expect(403)
    await request(dashiji.app).get('/api/audit-events').expect(403)
  })
})
