import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { writeMethods, type WriteMethod } from '../../../src/database/writeMethods.js'
import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import { verifyChain } from '../../../src/audit/verifyChain.js'
import { signInPeople, type Person } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents } from '../../support/stored.js'

let dashiji: Dashiji
let payload: Payload
let admin: Person
let writer: Person
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
  ;({ admin, writer } = await signInPeople(payload, 'admin', 'writer'))
  event = (await readAuditEvents(payload))[0]!
})
afterAll(() => dashiji.stop())

const expectUnchanged = async () => {
  const events = await readAuditEvents(payload)
  expect(events.filter(({ id }) => id === event.id)).toEqual([event])
  expect(events.filter(({ action }) => action === 'test.forged')).toEqual([])
  expect(await verifyChain(payload)).toMatchObject({ ok: true })
}

describe('An audit event', () => {
  it.each(Object.keys(writeMethods) as WriteMethod[])('cannot be written by the database method %s', async (method) => {
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

  it('cannot be written by the local API, which checks no permissions', async () => {
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

  it('cannot be written over REST, not even by an administrator, and the attempt is recorded', async () => {
    await send(dashiji, 'post', collection, admin, forged).expect(403)
    await send(dashiji, 'patch', `${collection}/${event.id}`, admin, { comment: 'forged' }).expect(403)
    await send(dashiji, 'delete', `${collection}/${event.id}`, admin).expect(403)
    await expectUnchanged()
    const refused = await readAuditEvents(payload, { outcome: 'refused' })
    expect(refused.map(({ action, actor }) => [action, actor])).toEqual(
      ['audit.create', 'audit.update', 'audit.delete'].map((action) => [action, admin.id]),
    )
  })

  it('can be read only with the permission to read the audit trail', async () => {
    await send(dashiji, 'get', collection, admin).expect(200)
    await send(dashiji, 'get', collection, writer).expect(403)
    await send(dashiji, 'get', collection).expect(403)
  })
})
