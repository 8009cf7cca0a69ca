import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq, initTransaction, killTransaction, type Payload } from 'payload'
import request from 'supertest'

import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import { recordRefusal, drainAuditQueue } from '../../../src/audit/recordRefusal.js'
import { refuse } from '../../../src/errors/refuse.js'
import { signIn, createWebsiteKey, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

let dashiji: Dashiji
let payload: Payload
let writer: SignedInUser
let admin: SignedInUser
let initialCount = 0

const allEvents = async (): Promise<StoredEvent[]> => {
  await drainAuditQueue(payload)
  return (
    await payload.db.find<StoredEvent>({ collection: 'audit-events', sort: 'sequence', limit: 0, pagination: false })
  ).docs
}
const newEvents = async (): Promise<StoredEvent[]> => (await allEvents()).slice(initialCount)

beforeAll(async () => {
  dashiji = await startDashiji()
  payload = dashiji.payload
  writer = await signIn(payload, 'writer')
  admin = await signIn(payload, 'admin')
})
beforeEach(async () => {
  initialCount = (await allEvents()).length
})
afterAll(() => dashiji.stop())

describe('a refused act', () => {
  it('is entered although its own unit of writes is undone, and once only', async () => {
    const req = await createLocalReq(
      { user: { ...(await payload.findByID({ collection: 'users', id: writer.id })), collection: 'users' } },
      payload,
    )
    await initTransaction(req)
    await payload.create({ collection: 'roles', data: { key: 'undone', name: 'Undone' }, req })
    const error = refuse('ownWork')
    recordRefusal(req, error, { action: 'content.approve', collection: 'articles', document: 'a1' })
    recordRefusal(req, error, { action: 'content.approve', collection: 'articles', document: 'a1' })
    // Whoever was refused may take a while to give up.
    await setTimeout(300)
    await killTransaction(req)
    expect(await newEvents()).toMatchObject([
      {
        action: 'content.approve',
        outcome: 'refused',
        codes: ['ownWork'],
        actor: writer.id,
        actorKind: 'person',
        channel: 'command',
        collection: 'articles',
        document: 'a1',
      },
    ])
  })

  it('over REST is entered with the code that was answered', async () => {
    await request(dashiji.app).patch(`/api/users/${admin.id}`).set(writer.headers).send({ name: 'Mine' }).expect(403)
    await request(dashiji.app).post('/api/roles').set(writer.headers).send({ key: 'x', name: 'X' }).expect(403)
    await request(dashiji.app).patch(`/api/users/${admin.id}`).set(admin.headers).send({ roles: [] }).expect(403)
    expect(await newEvents()).toMatchObject([
      {
        action: 'user.update',
        outcome: 'refused',
        codes: ['notPermitted'],
        actor: writer.id,
        channel: 'rest',
        collection: 'users',
        document: admin.id,
      },
      {
        action: 'role.create',
        outcome: 'refused',
        codes: ['notPermitted'],
        actor: writer.id,
        collection: 'roles',
        document: null,
      },
      { action: 'user.update', outcome: 'refused', codes: ['ownRoles'], actor: admin.id, document: admin.id },
    ])
  })

  it('of a website is entered as a website’s', async () => {
    const headers = await createWebsiteKey(payload)
    initialCount = (await allEvents()).length
    await request(dashiji.app).post('/api/articles').set(headers).send({ title: 'Mine' }).expect(403)
    await request(dashiji.app).delete('/api/media/some-id').set(headers).expect(403)
    expect(
      (await newEvents()).map(({ action, actorKind, codes, document }) => [action, actorKind, codes, document]),
    ).toEqual([
      ['content.create', 'website', ['notPermitted'], null],
      ['media.delete', 'website', ['notPermitted'], 'some-id'],
    ])
  })

  it('is not entered when it only reads, or is a plain mistake', async () => {
    await request(dashiji.app).get('/api/users').expect(403)
    await request(dashiji.app)
      .post('/api/users')
      .set(admin.headers)
      .send('{')
      .set('Content-Type', 'application/json')
      .expect(400)
    expect(await newEvents()).toEqual([])
  })
})

describe('a failed sign-in', () => {
  it('is entered with the address that was tried and without the password', async () => {
    await request(dashiji.app)
      .post('/api/users/login')
      .send({ email: ' Writer@Example.org ', password: 'not the password' })
      .expect(401)
    const events = await newEvents()
    expect(events).toMatchObject([
      {
        action: 'session.signIn',
        outcome: 'refused',
        codes: ['signInFailed'],
        actor: null,
        actorKind: 'anonymous',
        channel: 'rest',
        details: { email: 'writer@example.org' },
      },
    ])
    expect(JSON.stringify(events)).not.toContain('not the password')
  })

  it('of nobody known is entered sixty times a minute at most', async () => {
    const req = Object.assign(await createLocalReq({}, payload), { payloadAPI: 'REST' as const })
    for (let count = 0; count < 80; count += 1)
      recordRefusal(req, refuse('notPermitted'), { action: 'content.create', collection: 'articles' })
    const recordedCount = (await newEvents()).length
    expect(recordedCount).toBeGreaterThan(50)
    expect(recordedCount).toBeLessThanOrEqual(60)
  })
})
