import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq, initTransaction, killTransaction, type Payload } from 'payload'

import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import { recordRefusal } from '../../../src/audit/recordRefusal.js'
import { refuse } from '../../../src/errors/refuse.js'
import { createAccount, requestAs, signInPeople, type Person, type Website } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { newestSequence, readAuditEvents } from '../../support/stored.js'

let dashiji: Dashiji
let payload: Payload
let writer: Person
let admin: Person
let website: Website
/** The sequence number of the last event before the test. */
let since = 0

const newEvents = (): Promise<StoredEvent[]> => readAuditEvents(payload, { since })

beforeAll(async () => {
  dashiji = await startDashiji()
  payload = dashiji.payload
  ;({ writer, admin, website } = await signInPeople(payload, 'writer', 'admin', 'website'))
})
beforeEach(async () => {
  since = await newestSequence(payload)
})
afterAll(() => dashiji.stop())

describe('A refused request', () => {
  it('is recorded once, although its own transaction is rolled back', async () => {
    const req = await requestAs(payload, writer.id)
    await initTransaction(req)
    await payload.create({ collection: 'roles', data: { key: 'undone', name: 'Undone' }, req })
    const error = refuse('ownWork')
    recordRefusal(req, error, { action: 'content.approve', collection: 'articles', document: 'a1' })
    recordRefusal(req, error, { action: 'content.approve', collection: 'articles', document: 'a1' })
    // The failed request may keep its transaction open for a while.
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

  it('over REST is recorded with the code of its answer', async () => {
    await send(dashiji, 'patch', `users/${admin.id}`, writer, { name: 'Mine' }).expect(403)
    await send(dashiji, 'post', 'roles', writer, { key: 'x', name: 'X' }).expect(403)
    await send(dashiji, 'patch', `users/${admin.id}`, admin, { roles: [] }).expect(403)
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

  it('of a website is recorded as such', async () => {
    await send(dashiji, 'post', 'articles', website, { title: 'Mine' }).expect(403)
    await send(dashiji, 'delete', 'media/some-id', website).expect(403)
    expect(
      (await newEvents()).map(({ action, actorKind, codes, document }) => [action, actorKind, codes, document]),
    ).toEqual([
      ['content.create', 'website', ['notPermitted'], null],
      ['media.delete', 'website', ['notPermitted'], 'some-id'],
    ])
  })

  it('is not recorded when it only reads, or cannot be parsed', async () => {
    await send(dashiji, 'get', 'users').expect(403)
    await send(dashiji, 'post', 'users', admin).send('{').set('Content-Type', 'application/json').expect(400)
    expect(await newEvents()).toEqual([])
  })
})

describe('A failed sign-in', () => {
  it('is recorded with the e-mail address that was tried and without the password', async () => {
    const credentials = { email: ' Writer@Example.org ', password: 'not the password' }
    await send(dashiji, 'post', 'users/login', undefined, credentials).expect(401)
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

  it('of an anonymous client is recorded at most sixty times a minute, the last time with their number', async () => {
    const req = Object.assign(await createLocalReq({}, payload), { payloadAPI: 'REST' as const })
    for (let count = 0; count < 80; count += 1)
      recordRefusal(req, refuse('notPermitted'), { action: 'content.create', collection: 'articles' })
    const events = await newEvents()
    expect(events.length).toBeGreaterThan(50)
    expect(events.length).toBeLessThanOrEqual(60)
    const counts = { notPermitted: 81 - events.length }
    expect(events.at(-1)).toMatchObject({
      action: 'refusals.summed',
      outcome: 'refused',
      codes: ['notPermitted'],
      actorKind: 'anonymous',
      details: { count: counts.notPermitted, counts, from: expect.any(String), to: expect.any(String) },
    })
  })

  it('is recorded although another client was noisy, and another account', async () => {
    const requestFrom = async (address: string, userId?: string) =>
      Object.assign(userId ? await requestAs(payload, userId) : await createLocalReq({}, payload), {
        payloadAPI: 'REST' as const,
        headers: new Headers({ 'x-forwarded-for': address }),
      })
    const [noisyId, quietId] = [await createAccount(payload, 'writer'), await createAccount(payload, 'writer')]
    const noisy = [await requestFrom('192.0.2.1'), await requestFrom('192.0.2.2', noisyId)]
    for (const req of noisy)
      for (let count = 0; count < 150; count += 1)
        recordRefusal(req, refuse('notPermitted'), { action: 'content.create', collection: 'articles' })
    recordRefusal(await requestFrom('192.0.2.3'), refuse('signInFailed'), { action: 'session.signIn' })
    recordRefusal(await requestFrom('192.0.2.2', quietId), refuse('ownRoles'), { action: 'user.update' })
    const events = await newEvents()
    expect(events).toHaveLength(104)
    expect(events.filter(({ codes }) => !codes?.includes('notPermitted'))).toMatchObject([
      { action: 'session.signIn', actor: null, details: { address: '192.0.2.3' } },
      { action: 'user.update', actor: quietId },
    ])
    expect(events.filter(({ action }) => action === 'refusals.summed')).toMatchObject([
      { actor: null, details: { count: 100, address: '192.0.2.1' } },
      { actor: noisyId, details: { count: 100 } },
    ])
  })

  it('is summed up also when the noise comes from many addresses', async () => {
    for (let count = 0; count < 1000; count += 1) {
      const headers = new Headers({ 'x-forwarded-for': `10.0.0.${count % 25}` })
      const req = Object.assign(await createLocalReq({}, payload), { payloadAPI: 'REST' as const, headers })
      recordRefusal(req, refuse('signInFailed'), { action: 'session.signIn' })
    }
    expect((await newEvents()).length).toBeLessThanOrEqual(25 * 3 + 300 + 1)
  })
})
