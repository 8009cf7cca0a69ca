import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'

import { roleIdsByKey, signIn, signInPeople, type Person, type Website } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('An account', () => {
  let dashiji: Dashiji
  let admin: Person
  let writer: Person
  let website: Website
  let roleIds: Record<string, string>

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    ;({ admin, website } = await signInPeople(payload, 'admin', 'website'))
    roleIds = await roleIdsByKey(payload)
  })
  afterAll(() => dashiji.stop())
  beforeEach(async () => {
    writer = await signIn(dashiji.payload, 'writer')
  })

  describe('of a website', () => {
    it('reads live documents, sees no account but its own, cannot change itself and cannot enter the admin', async () => {
      await send(dashiji, 'get', 'articles', website).expect(200)
      await send(dashiji, 'get', 'users', website).expect(403)
      expect((await send(dashiji, 'get', 'users/me', website).expect(200)).body.user.id).toBe(website.id)
      for (const body of [{ password: 'another long password' }, { email: 'x@example.org' }, { apiKey: 'another key' }])
        await send(dashiji, 'patch', `users/${website.id}`, website, body).expect(403)
      const { body } = await send(dashiji, 'get', 'access', website).expect(200)
      expect(body.canAccessAdmin ?? false).toBe(false)
    })

    it('cannot enter the admin with its password either', async () => {
      const signedIn = await signIn(dashiji.payload, 'website')
      const { body } = await send(dashiji, 'get', 'access', signedIn).expect(200)
      expect(body.canAccessAdmin ?? false).toBe(false)
      await send(dashiji, 'get', 'users', signedIn).expect(403)
      const staff = await send(dashiji, 'get', 'access', writer).expect(200)
      expect(staff.body.canAccessAdmin).toBe(true)
    })
  })

  describe('loses its rights from the next request on', () => {
    const draftsStatus = async () => (await send(dashiji, 'get', 'articles/versions', writer)).status

    it('when it is deleted', async () => {
      expect(await draftsStatus()).toBe(200)
      await send(dashiji, 'delete', `users/${writer.id}`, admin).expect(200)
      expect(await draftsStatus()).toBe(403)
      await send(dashiji, 'post', 'articles', writer, { title: 'x', kind: 'news' }).expect(403)
    })

    it('when its roles change', async () => {
      await send(dashiji, 'patch', `users/${writer.id}`, admin, { roles: [roleIds.website!] }).expect(200)
      expect(await draftsStatus()).toBe(403)
    })

    it('when the permissions of its role change', async () => {
      const { permissions } = await dashiji.payload.findByID({ collection: 'roles', id: roleIds.writer! })
      await send(dashiji, 'patch', `roles/${roleIds.writer}`, admin, { permissions: ['admin.enter'] }).expect(200)
      expect(await draftsStatus()).toBe(403)
      await send(dashiji, 'patch', `roles/${roleIds.writer}`, admin, { permissions }).expect(200)
      expect(await draftsStatus()).toBe(200)
    })

    it('when somebody else sets its password', async () => {
      await send(dashiji, 'patch', `users/${writer.id}`, admin, { password: 'another long password' }).expect(200)
      expect(await draftsStatus()).toBe(403)
    })

    it('when its API key is removed', async () => {
      const apiKey = randomBytes(16).toString('hex')
      const byKey = { headers: { Authorization: `users API-Key ${apiKey}` } }
      await send(dashiji, 'patch', `users/${writer.id}`, admin, { enableAPIKey: true, apiKey }).expect(200)
      await send(dashiji, 'get', 'articles/versions', byKey).expect(200)
      await send(dashiji, 'patch', `users/${writer.id}`, admin, { enableAPIKey: false, apiKey: null }).expect(200)
      await send(dashiji, 'get', 'articles/versions', byKey).expect(403)
    })
  })
})
