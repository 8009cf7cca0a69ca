import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, createWebsiteKey, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

type Headers = Record<string, string>

/** No account, not this one, no such address, and Payload's own answer for a collection that it serves at no address. */
const refusedStatuses = [401, 403, 404, 501]

/** What Payload keeps for itself beside the collections that are declared. */
describe('The collections that Payload adds', () => {
  let dashiji: Dashiji
  let websiteHeaders: Headers
  let writer: SignedInUser
  let editor: SignedInUser
  let organisation: string

  const send = (verb: 'get' | 'post' | 'patch' | 'delete', path: string, headers: Headers, body?: object) => {
    const pending = request(dashiji.app)[verb](`/api/${path}`).set(headers)
    return body === undefined ? pending : pending.send(body)
  }
  const userReference = (user: SignedInUser) => ({ relationTo: 'users', value: user.id })
  const lockBody = (user: SignedInUser) => ({
    document: { relationTo: 'organisations', value: organisation },
    user: userReference(user),
  })

  beforeAll(async () => {
    dashiji = await startDashiji()
    websiteHeaders = await createWebsiteKey(dashiji.payload)
    writer = await signIn(dashiji.payload, 'writer')
    editor = await signIn(dashiji.payload, 'editor')
    // What is under the workflow has no locks: a stale save of it is merged.
    organisation = String(
      (await dashiji.payload.create({ collection: 'organisations', data: { name: '区残联', kind: 'federation' } })).id,
    )
  })
  afterAll(() => dashiji.stop())

  it('are all closed to readers who are not staff, to read and to write', async () => {
    const slugs = dashiji.payload.config.collections
      .map(({ slug }) => slug)
      .filter((slug) => slug.startsWith('payload-'))
    expect(slugs).toEqual(
      expect.arrayContaining(['payload-locked-documents', 'payload-preferences', 'payload-migrations']),
    )
    for (const headers of [{}, websiteHeaders]) {
      for (const slug of slugs) {
        const body = { key: 'x', name: 'x', ...lockBody(writer), value: {} }
        const answers = [
          await send('get', slug, headers),
          await send('get', `${slug}/count`, headers),
          await send('get', `${slug}/x`, headers),
          await send('get', `${slug}/run`, headers),
          await send('get', `${slug}/handle-schedules`, headers),
          await send('post', slug, headers, body),
          await send('post', `${slug}/x`, headers, body),
          await send('patch', `${slug}?where[id][exists]=true`, headers, body),
          await send('patch', `${slug}/x`, headers, body),
          await send('delete', `${slug}?where[id][exists]=true`, headers),
          await send('delete', `${slug}/x`, headers),
        ]
        expect([
          slug,
          answers.map(({ status }) => status).filter((status) => !refusedStatuses.includes(status)),
        ]).toEqual([slug, []])
      }
      for (const global of dashiji.payload.config.globals) {
        expect(refusedStatuses).toContain((await send('get', `globals/${global.slug}`, headers)).status)
        expect(refusedStatuses).toContain((await send('post', `globals/${global.slug}`, headers, { stats: {} })).status)
      }
    }
  })

  it('are not in GraphQL, where there is nothing to write at all', async () => {
    const { body } = await request(dashiji.app)
      .post('/api/graphql')
      .set(editor.headers)
      .send({ query: '{ __schema { mutationType { fields { name } } types { name } } }' })
    expect(body.data.__schema.mutationType).toBeNull()
    expect(
      body.data.__schema.types
        .map(({ name }: { name: string }) => name)
        .filter((name: string) => /^(create|count)?Payload(Lock|Pref|Job|Kv|Mig)/i.test(name)),
    ).toEqual([])
  })

  it('are closed to staff too where nobody’s pages need them', async () => {
    for (const slug of ['payload-migrations', 'payload-jobs', 'payload-kv']) {
      for (const path of [slug, `${slug}/run`])
        expect(refusedStatuses).toContain((await send('get', path, editor.headers)).status)
    }
  })

  describe('to note who is editing what', () => {
    it('take a note from its own holder only, and none that dates itself', async () => {
      for (const body of [
        lockBody(editor),
        { ...lockBody(writer), updatedAt: '2999-01-01T00:00:00.000Z' },
        { document: lockBody(writer).document },
      ]) {
        await send('post', 'payload-locked-documents', writer.headers, body).expect(403)
      }
      await send('post', 'payload-locked-documents', writer.headers, lockBody(writer)).expect(201)
    })

    it('give a note up to its holder, and over to whoever puts his own name on it', async () => {
      const { body } = await send(
        'get',
        `payload-locked-documents?where[document.value][equals]=${organisation}`,
        editor.headers,
      ).expect(200)
      const { id } = body.docs[0]
      await send('delete', `payload-locked-documents/${id}`, editor.headers).expect(403)
      await send('patch', `payload-locked-documents/${id}`, editor.headers, { user: userReference(writer) }).expect(403)
      await send('patch', `payload-locked-documents/${id}`, editor.headers, {
        user: userReference(editor),
        document: { relationTo: 'organisations', value: 'x' },
      }).expect(403)
      await send('patch', `organisations/${organisation}`, editor.headers, { name: '改' }).expect(423)
      await send('patch', `payload-locked-documents/${id}`, editor.headers, { user: userReference(editor) }).expect(200)
      await send('delete', `payload-locked-documents/${id}`, writer.headers).expect(403)
      await send('delete', `payload-locked-documents/${id}`, editor.headers).expect(200)
    })
  })

  describe('to remember preferences', () => {
    it('show and change everybody’s own only, whatever user is sent', async () => {
      await send('post', 'payload-preferences/columns', writer.headers, { value: ['title'] }).expect(200)
      await send('post', 'payload-preferences', editor.headers, {
        key: 'columns',
        value: ['name'],
        user: userReference(writer),
      }).expect(201)
      expect((await send('get', 'payload-preferences/columns', writer.headers)).body.value).toEqual(['title'])
      expect((await send('get', 'payload-preferences/columns', editor.headers)).body.value).toEqual(['name'])
      const { body } = await send('get', 'payload-preferences', editor.headers).expect(200)
      expect(body.docs.map(({ value }: { value: unknown }) => value)).toEqual([['name']])
      await send('delete', `payload-preferences?where[key][equals]=columns`, editor.headers)
      expect((await send('get', 'payload-preferences/columns', writer.headers)).body.value).toEqual(['title'])
    })
  })

  it('leave no address at which an account could be verified that nobody has to verify', async () => {
    const before = await dashiji.payload.db.find({ collection: 'users', pagination: false, sort: 'id' })
    for (const headers of [{}, websiteHeaders]) await send('post', 'users/verify/x', headers, {}).expect(403)
    expect((await send('post', 'users/verify/x', writer.headers, {})).status).toBeGreaterThanOrEqual(400)
    expect(await dashiji.payload.db.find({ collection: 'users', pagination: false, sort: 'id' })).toEqual(before)
  })
})
