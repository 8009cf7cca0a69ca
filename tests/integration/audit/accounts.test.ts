import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import { roleIdsByKey, signIn, signInPeople, type Person } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { newestSequence, readAuditEvents, readRow } from '../../support/stored.js'

let dashiji: Dashiji
let payload: Payload
let admin: Person
let writer: Person
let roleIds: Record<string, string>
/** The sequence number of the last event before the test. */
let since = 0

const newEvents = (): Promise<StoredEvent[]> => readAuditEvents(payload, { since })
const patch = (path: string, data: object) => send(dashiji, 'patch', path, admin, data).expect(200)

beforeAll(async () => {
  dashiji = await startDashiji()
  payload = dashiji.payload
  ;({ admin, writer } = await signInPeople(payload, 'admin', 'writer'))
  roleIds = await roleIdsByKey(payload)
})
beforeEach(async () => {
  since = await newestSequence(payload)
})
afterAll(() => dashiji.stop())

it('The first events are the creation of the starting roles by the system', async () => {
  const first = (await readAuditEvents(payload)).slice(0, 5)
  expect(first.map(({ sequence, action, actorKind, channel }) => [sequence, action, actorKind, channel])).toEqual(
    [1, 2, 3, 4, 5].map((sequence) => [sequence, 'role.create', 'system', 'command']),
  )
  expect(first.map(({ details }) => details?.key)).toEqual(['writer', 'editor', 'publisher', 'admin', 'website'])
})

describe('The audit trail of accounts', () => {
  it('records who created which account with which roles', async () => {
    const account = { email: 'New@example.org', name: 'New', password: 'a long password', roles: [roleIds.editor] }
    const { body } = await send(dashiji, 'post', 'users?select[name]=true', admin, account).expect(201)
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

  it('records which roles were added and removed', async () => {
    await patch(`users/${writer.id}`, { roles: [roleIds.editor, roleIds.publisher] })
    expect(await newEvents()).toMatchObject([
      {
        action: 'user.rolesChanged',
        document: writer.id,
        details: { from: ['writer'], to: ['editor', 'publisher'] },
      },
    ])
  })

  it('records that a password and an API key were changed, but not their values', async () => {
    await patch(`users/${writer.id}?select[name]=true`, {
      password: 'another long password',
      name: 'Renamed',
      enableAPIKey: true,
      apiKey: 'a-key-that-must-stay-secret',
    })
    const events = await newEvents()
    expect(events.map(({ action }) => action)).toEqual(['user.passwordChanged', 'user.apiKeyChanged', 'user.update'])
    expect(events.at(-1)).toMatchObject({ details: { fields: ['name'] } })
    const stored = await readRow<Record<string, string>>(payload, 'users', writer.id)
    for (const secret of [
      'another long password',
      'a-key-that-must-stay-secret',
      stored!.hash!,
      stored!.salt!,
      stored!.apiKey!,
      stored!.apiKeyIndex!,
    ]) {
      expect(JSON.stringify(events)).not.toContain(secret)
    }
  })

  it('records nothing when nothing was changed', async () => {
    await patch(`users/${writer.id}`, { name: 'Renamed' })
    expect(await newEvents()).toEqual([])
  })

  it('records who deleted which account', async () => {
    const { id, email } = await signIn(payload, 'writer')
    since = await newestSequence(payload)
    await send(dashiji, 'delete', `users/${id}?select[name]=true`, admin).expect(200)
    expect(await newEvents()).toMatchObject([
      { action: 'user.delete', actor: admin.id, document: id, details: { email } },
    ])
  })
})

describe('The audit trail of sessions', () => {
  it('records who signed in and out, and through which channel', async () => {
    const login = await send(dashiji, 'post', 'users/login')
      .set('Sec-Fetch-Site', 'same-origin')
      .set('Origin', 'http://localhost:3000')
      .send({ email: admin.email, password: 'a long password' })
      .expect(200)
    await send(dashiji, 'post', 'users/logout', { headers: { Authorization: `JWT ${login.body.token}` } }).expect(200)
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

  it('records that a password was reset by the link from an e-mail', async () => {
    const token = await payload.forgotPassword({
      collection: 'users',
      data: { email: writer.email },
      disableEmail: true,
    })
    expect(await newEvents()).toEqual([])
    const reset = { token, password: 'yet another password' }
    await send(dashiji, 'post', 'users/reset-password', undefined, reset).expect(200)
    expect((await newEvents()).map(({ action, actor }) => [action, actor])).toEqual([
      ['user.passwordChanged', writer.id],
      ['session.signIn', writer.id],
    ])
  })
})

describe('The audit trail of roles', () => {
  it('records which permissions were added and removed, and which other fields were changed', async () => {
    const role = { key: 'reader', name: 'Reader', permissions: ['admin.enter', 'content.read'] }
    const { body } = await send(dashiji, 'post', 'roles', admin, role).expect(201)
    const { id } = body.doc as { id: string }
    await patch(`roles/${id}?select[name]=true`, { name: 'Renamed', permissions: ['admin.enter', 'audit.read'] })
    await send(dashiji, 'delete', `roles/${id}`, admin).expect(200)
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

  it('is stored together with the change, or not at all when a later hook throws', async () => {
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
    // Within the transaction the event was there.
    expect(written).toEqual([since + 1])
    expect(await newEvents()).toEqual([])
    expect((await payload.find({ collection: 'roles', where: { key: { equals: 'late' } } })).docs).toEqual([])
  })

  it('records no change that was refused as done', async () => {
    const id = roleIds.admin!
    await send(dashiji, 'patch', `roles/${id}`, admin, { permissions: ['admin.enter'] }).expect(422)
    expect((await payload.findByID({ collection: 'roles', id })).permissions).toContain('users.manage')
    expect((await newEvents()).filter(({ outcome }) => outcome === 'done')).toEqual([])
  })
})
