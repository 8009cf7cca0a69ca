import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { signInPeople, type People } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

let dashiji: Dashiji
let people: Pick<People, 'admin' | 'writer' | 'reader' | 'website' | 'anonymous'>
beforeAll(async () => {
  dashiji = await startDashiji()
  people = await signInPeople(dashiji.payload, 'admin', 'writer', 'reader', 'website', 'anonymous')
})
afterAll(() => dashiji.stop())

describe('The account of the one who asks', () => {
  it('is told to whoever it belongs to, without secrets', async () => {
    for (const person of [people.admin, people.writer, people.website]) {
      const { status, body } = await send(dashiji, 'get', 'users/me', person)
      expect([status, body.user?.id]).toEqual([200, person.id])
      for (const secret of ['hash', 'salt', 'sessions', 'apiKeyIndex', 'resetPasswordToken'])
        expect(body.user).not.toHaveProperty(secret)
    }
    expect((await send(dashiji, 'get', 'users/me', people.anonymous)).body.user).toBeNull()
  })

  it('gives a website no other address to read it or others by', async () => {
    expect((await send(dashiji, 'get', 'users', people.website)).status).toBe(403)
    expect((await send(dashiji, 'get', `users/${people.website.id}`, people.website)).status).toBe(403)
    expect((await send(dashiji, 'get', `users/${people.writer.id}`, people.website)).status).toBe(403)
  })

  it('stays signed in when its deletion was refused, alone or among others', async () => {
    const ids = [people.admin.id, people.reader.id].join(',')
    for (const path of [
      `users?where[id][equals]=${people.admin.id}`,
      `users?where[id][in]=${ids}`,
      `users/${people.admin.id}`,
    ]) {
      const { status } = await send(dashiji, 'delete', path, people.admin)
      expect([path, status >= 400]).toEqual([path, true])
      expect([path, (await send(dashiji, 'get', 'users/me', people.admin)).body.user?.id]).toEqual([
        path,
        people.admin.id,
      ])
    }
  })
})
