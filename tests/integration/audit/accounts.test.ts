import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'
import request from 'supertest'

import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

let dashiji: Dashiji
let payload: Payload
let admin: SignedInUser
let otherUser: SignedInUser
let initialCount = 0

const allEvents = async (): Promise<StoredEvent[]> =>
  (await payload.db.find<StoredEvent>({ collection: 'audit-events', sort: 'sequence', limit: 0, pagination: false }))
    .docs
const newEvents = async (): Promise<StoredEvent[]> => (await allEvents()).slice(initialCount)
const roleId = async (key: string): Promise<string> =>
  String((await payload.find({ collection: 'roles', where: { key: { equals: key } }, depth: 0 })).docs[0]!.id)
const patch = (path: string, data: object) => request(dashiji.app).patch(path).set(admin.headers).send(data).expect(200)

beforeAll(async () => {
  dashiji = await startDashiji()
  payload = dashiji.payload
  admin = await signIn(payload, 'admin')
  otherUser = await signIn(payload, 'writer')
})
beforeEach(async () => {
  initialCount = (await allEvents()).length
})
afterAll(() => dashiji.stop())

it('the roles that exist from the start are the first events, by the system', async () => {
  const first = (await allEvents()).slice(0, 5)
  expect(first.map(({ sequence, action, actorKind, channel }) => [sequence, action, actorKind, channel])).toEqual(
    [1, 2, 3, 4, 5].map((sequence) => [sequence, 'role.create', 'system', 'command']),
  )
  expect(first.map(({ details }) => details?.key)).toEqual(['writer', 'editor', 'publisher', 'admin', 'website'])
})

describe('the audit of accounts', () => {
  it('says who made which account with which roles', async () => {
    const roles = [await roleId('editor')]
    const { body } = await request(dashiji.app)
      .post('/api/users?select[name]=true')
      .set(admin.headers)
      .send({ email: 'New@example.org', name: 'New', password: 'a long password', roles })
      .expect(201)
    const [event, ...rest] = await newEvents()
    expect(rest).toEqual([])
    expect(event).toMatchObject({
      action: 'user.create',
      actor: admin.id,
      actorKind: 'person',
      channel: 'rest',
      outcome: 'done',
      collection: 'users',
      document: body.doc.id,
      details: { email: 'new@example.org', roles: ['editor'], apiKey: false },
    })
  })

  it('says which roles came and went', async () => {
    await patch(`/api/users/${otherUser.id}`, { roles: [await roleId('editor'), await roleId('publisher')] })
    expect(await newEvents()).toMatchObject([
      {
        action: 'user.rolesChanged',
        document: otherUser.id,
        details: { from: ['writer'], to: ['editor', 'publisher'] },
      },
    ])
  })

  it('says that a password and a key were changed, and never what they are', async () => {
    await patch(`/api/users/${otherUser.id}?select[name]=true`, {
      password: 'another long password',
      name: 'Renamed',
      enableAPIKey: true,
      apiKey: 'a-key-that-must-not-be-told',
    })
    const events = await newEvents()
    expect(events.map(({ action }) => action)).toEqual(['user.passwordChanged', 'user.apiKeyChanged', 'user.update'])
    expect(events.at(-1)).toMatchObject({ details: { fields: ['name'] } })
    const [stored] = (
      await payload.db.find<Record<string, string>>({ collection: 'users', where: { id: { equals: otherUser.id } } })
    ).docs
    for (const secret of [
      'another long password',
      'a-key-that-must-not-be-told',
      stored!.hash!,
      stored!.salt!,
      stored!.apiKey!,
      stored!.apiKeyIndex!,
    ]) {
      expect(JSON.stringify(events)).not.toContain(secret)
    }
  })

  it('tells nothing where nothing was changed', async () => {
    await patch(`/api/users/${otherUser.id}`, { name: 'Renamed' })
    expect(await newEvents()).toEqual([])
  })

  it('says who deleted which account', async () => {
    const { id, email } = await signIn(payload, 'writer')
    initialCount = (await allEvents()).length
    await request(dashiji.app).delete(`/api/users/${id}?select[name]=true`).set(admin.headers).expect(200)
    expect(await newEvents()).toMatchObject([
      { action: 'user.delete', actor: admin.id, document: id, details: { email } },
    ])
  })
})

describe('the audit of sessions', () => {
  it('says who signed in and out, and through what', async () => {
    const login = await request(dashiji.app)
      .post('/api/users/login')
      .set('Sec-Fetch-Site', 'same-origin')
      .set('Origin', 'http://localhost:3000')
      .send({ email: admin.email, password: 'a long password' })
      .expect(200)
    await request(dashiji.app).post('/api/users/logout').set('Authorization', `JWT ${login.body.token}`).expect(200)
    expect(await newEvents()).toMatchObject([
      {
        action: 'session.signIn',
        actor: admin.id,
        actorKind: 'person',
        channel: 'admin',
        outcome: 'done',
        document: admin.id,
      },
      { action: 'session.signOut', actor: admin.id, channel: 'rest', outcome: 'done' },
    ])
  })

  it('says that a password was set by the link from an e-mail', async () => {
    const token = await payload.forgotPassword({
      collection: 'users',
      data: { email: otherUser.email },
      disableEmail: true,
    })
    expect(await newEvents()).toEqual([])
    await request(dashiji.app)
      .post('/api/users/reset-password')
      .send({ token, password: 'yet another password' })
      .expect(200)
    expect((await newEvents()).map(({ action, actor }) => [action, actor])).toEqual([
      ['user.passwordChanged', otherUser.id],
      ['session.signIn', otherUser.id],
    ])
  })
})

describe('the audit of roles', () => {
  it('says which rights came and went, and what else was changed', async () => {
    const { body } = await request(dashiji.app)
      .post('/api/roles')
      .set(admin.headers)
      .send({ key: 'reader', name: 'Reader', permissions: ['admin.enter', 'content.read'] })
      .expect(201)
    const { id } = body.doc as { id: string }
    await patch(`/api/roles/${id}?select[name]=true`, { name: 'Renamed', permissions: ['admin.enter', 'audit.read'] })
    await request(dashiji.app).delete(`/api/roles/${id}`).set(admin.headers).expect(200)
    expect(await newEvents()).toMatchObject([
      { action: 'role.create', document: id, details: { key: 'reader', permissions: ['admin.enter', 'content.read'] } },
      {
        action: 'role.permissionsChanged',
        document: id,
        details: { key: 'reader', added: ['audit.read'], removed: ['content.read'] },
      },
      { action: 'role.update', document: id, details: { key: 'reader', fields: ['name'] } },
      { action: 'role.delete', document: id, details: { key: 'reader' } },
    ])
  })

  it('goes with the change: when a later hook throws, neither is stored', async () => {
    const { hooks } = payload.collections.roles.config
    const written: number[] = []
    const before = hooks.afterChange
    hooks.afterChange = [
      ...before,
      async ({ req }) => {
        written.push(
          (await payload.db.find({ collection: 'audit-events', limit: 0, pagination: false, req })).docs.length,
        )
        throw new Error('too late')
      },
    ]
    await payload.create({ collection: 'roles', data: { key: 'late', name: 'Late' } }).catch(() => undefined)
    hooks.afterChange = before
    // The event was there, in the transaction.
    expect(written).toEqual([initialCount + 1])
    expect(await newEvents()).toEqual([])
    expect((await payload.find({ collection: 'roles', where: { key: { equals: 'late' } } })).docs).toEqual([])
  })

  it('does not tell of a change that was refused', async () => {
    const id = await roleId('admin')
    await request(dashiji.app)
      .patch(`/api/roles/${id}`)
      .set(admin.headers)
      .send({ permissions: ['admin.enter'] })
      .expect(422)
    expect((await payload.findByID({ collection: 'roles', id })).permissions).toContain('users.manage')
    expect((await newEvents()).filter(({ outcome }) => outcome === 'done')).toEqual([])
  })
})
