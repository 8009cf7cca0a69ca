import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, createWebsiteKey, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { createDocument, createLiveDocument } from './documents.js'

const secrets = [
  'hash',
  'salt',
  'apiKey',
  'apiKeyIndex',
  'resetPasswordToken',
  'resetPasswordExpiration',
  'resetPasswordRequestedAt',
  'sessions',
  'loginAttempts',
  'lockUntil',
  '_verificationToken',
  'password',
]

/** Every name in an answer, however deep. */
function* namesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && inner !== null && inner !== undefined) yield name
    yield* namesIn(inner)
  }
}

describe('An account’s secrets', () => {
  let dashiji: Dashiji
  let admin: SignedInUser
  let writer: SignedInUser
  let websiteHeaders: Record<string, string>
  let article: string
  let storedSecrets: string[]

  const get = (path: string, as: { headers: Record<string, string> }) =>
    request(dashiji.app).get(`/api/${path}`).set(as.headers)
  const graphql = (query: string, as: { headers: Record<string, string> }) =>
    request(dashiji.app).post('/api/graphql').set(as.headers).send({ query })
  const post = (path: string, body: object, as?: SignedInUser) =>
    request(dashiji.app)
      .post(`/api/${path}`)
      .set(as?.headers ?? {})
      .send(body)

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    admin = await signIn(payload, 'admin')
    writer = await signIn(payload, 'writer')
    websiteHeaders = await createWebsiteKey(payload)
    for (const { email } of [admin, writer])
      await payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true })
    await payload.db.updateOne({ collection: 'users', id: writer.id, data: { loginAttempts: 2 } })
    article = (await createLiveDocument(payload, 'articles', { owner: writer.id })).id
    await createDocument(payload, 'articles', { owner: admin.id })
    // What the database holds of them: it must not turn up under another name either.
    const { docs } = await payload.db.find<Record<string, unknown> & { id: string }>({
      collection: 'users',
      pagination: false,
    })
    storedSecrets = docs
      .flatMap((user) => ['hash', 'salt', 'apiKey', 'apiKeyIndex', 'resetPasswordToken'].map((name) => user[name]))
      .filter((value): value is string => typeof value === 'string')
    expect(storedSecrets.length).toBeGreaterThan(8)
  })
  afterAll(() => dashiji.stop())

  const expectNoSecrets = (body: unknown) => {
    expect([...new Set(namesIn(body))].filter((name) => secrets.includes(name))).toEqual([])
    expect(storedSecrets.filter((value) => JSON.stringify(body).includes(value))).toEqual([])
  }

  it.each([
    'users',
    'users?depth=5&limit=0',
    'users/me',
    'users/me?depth=5',
    'users?select[hash]=true&select[salt]=true&select[sessions]=true&select[apiKey]=true',
    'articles?depth=5',
    'articles?depth=2&populate[users][hash]=true&populate[users][sessions]=true',
    'articles/versions?depth=5',
    'payload-preferences?depth=5',
    'payload-locked-documents?depth=5',
    'roles?depth=5',
  ])('are in no answer to %s, neither for a writer nor for an administrator', async (path) => {
    for (const as of [writer, admin]) {
      const { body } = await get(path, as).expect(200)
      expectNoSecrets(body)
    }
  })

  it('are in no answer to who signs in, stays signed in, looks at himself or changes an account', async () => {
    const apiKey = randomBytes(16).toString('hex')
    const email = `${randomBytes(4).toString('hex')}@example.org`
    const created = await post(
      'users',
      { email, password: 'a long password', name: 'x', enableAPIKey: true, apiKey },
      admin,
    ).expect(201)
    const answers = [
      created,
      await post('users/login', { email, password: 'a long password' }).expect(200),
      await post('users/refresh-token', {}, writer).expect(200),
      await get(`users/${created.body.doc.id}?depth=3`, admin).expect(200),
      await request(dashiji.app)
        .patch(`/api/users/${created.body.doc.id}`)
        .set(admin.headers)
        .send({ name: 'y', password: 'another long password' })
        .expect(200),
      await request(dashiji.app)
        .patch(`/api/users?where[email][equals]=${email}`)
        .set(admin.headers)
        .send({ name: 'z' })
        .expect(200),
      await request(dashiji.app)
        .patch(`/api/articles/${article}?draft=true&depth=3`)
        .set(writer.headers)
        .send({ summary: 'x' })
        .expect(200),
      await post(`users/access/${created.body.doc.id}`, {}, admin),
      await request(dashiji.app).delete(`/api/users/${created.body.doc.id}`).set(admin.headers).expect(200),
    ]
    for (const { body } of answers) {
      expect(JSON.stringify(body)).not.toContain(apiKey)
      // The list of permissions names every field; what counts is that it holds no value.
      if (body !== answers[7]!.body) expectNoSecrets(body)
    }
    const token = await dashiji.payload.forgotPassword({
      collection: 'users',
      data: { email: writer.email },
      disableEmail: true,
    })
    expectNoSecrets((await post('users/reset-password', { token, password: 'a long password' }).expect(200)).body)
    writer = {
      ...writer,
      headers: {
        Authorization: `JWT ${(await dashiji.payload.login({ collection: 'users', data: { email: writer.email, password: 'a long password' } })).token}`,
      },
    }
  })

  it('are not shown by the address that would reveal an API key', async () => {
    for (const as of [admin, writer]) expect((await post(`users/${as.id}/api-key/reveal`, {}, as)).status).toBe(404)
  })

  it.each([
    'hash',
    'salt',
    'apiKey',
    'apiKeyIndex',
    'resetPasswordToken',
    'resetPasswordExpiration',
    'loginAttempts',
    'lockUntil',
    'sessions.id',
    'sessions.expiresAt',
  ])('cannot be asked for through %s, by nobody', async (field) => {
    for (const as of [writer, admin]) {
      for (const operator of ['exists', 'like', 'greater_than']) {
        for (const path of [
          `users?where[${field}][${operator}]=a`,
          `users/count?where[${field}][${operator}]=a`,
          `articles?where[createdBy.${field}][${operator}]=a`,
          `articles/versions?where[version.createdBy.${field}][${operator}]=a`,
        ]) {
          const { status, body } = await get(path, as)
          expect([path, status, body.totalDocs]).toEqual([path, 400, undefined])
        }
      }
      const sorted = [
        await get(`users?sort=${field}`, as),
        await get(`users?sort=-${field}`, as),
        await get('users', as),
      ]
      // Refused, or without effect on the order.
      for (const { status, body } of sorted.slice(0, 2))
        if (status === 200) expect(body.docs).toEqual(sorted[2]!.body.docs)
    }
  })

  it.each([
    'hash',
    'salt',
    'apiKey',
    'apiKeyIndex',
    'resetPasswordToken',
    'resetPasswordExpiration',
    'loginAttempts',
    'lockUntil',
  ])('are not in GraphQL under %s', async (field) => {
    for (const as of [writer, admin]) {
      const { body } = await graphql(`{ Users { docs { id ${field} } } }`, as)
      expect((body.data?.Users?.docs ?? []).filter((user: Record<string, unknown>) => user[field] !== null)).toEqual([])
      const viaArticles = await graphql(`{ Articles { docs { createdBy { id ${field} } } } }`, as)
      expect(
        (viaArticles.body.data?.Articles?.docs ?? []).filter(
          ({ createdBy }: { createdBy: Record<string, unknown> | null }) => createdBy && createdBy[field] !== null,
        ),
      ).toEqual([])
    }
  })

  it('as sessions are not in GraphQL either', async () => {
    for (const as of [writer, admin]) {
      for (const query of ['{ Users { docs { id sessions { id } } } }', '{ meUser { user { id sessions { id } } } }']) {
        const { body } = await graphql(query, as)
        expect(JSON.stringify(body.data ?? null)).not.toMatch(/"sessions":\[\{/)
      }
    }
  })

  it('cannot be written by whoever edits an account', async () => {
    const before = await dashiji.payload.db.findOne<Record<string, unknown> & { id: string }>({
      collection: 'users',
      where: { id: { equals: writer.id } },
    })
    const forged = {
      hash: 'x',
      salt: 'x',
      resetPasswordToken: 'x',
      resetPasswordExpiration: '2999-01-01T00:00:00.000Z',
      loginAttempts: 0,
      lockUntil: null,
      sessions: [{ id: 'x', expiresAt: '2999-01-01T00:00:00.000Z' }],
      apiKeyIndex: 'x',
    }
    for (const as of [writer, admin])
      await request(dashiji.app).patch(`/api/users/${writer.id}`).set(as.headers).send(forged)
    const after = await dashiji.payload.db.findOne<Record<string, unknown> & { id: string }>({
      collection: 'users',
      where: { id: { equals: writer.id } },
    })
    expect({ ...after, updatedAt: null }).toEqual({ ...before, updatedAt: null })
  })

  it('and staff’s names are shown to nobody outside', async () => {
    for (const headers of [{}, websiteHeaders]) {
      for (const path of ['users', 'users/me', `users/${writer.id}`, 'roles', 'users?where[email][exists]=true']) {
        const { status, body } = await get(path, { headers })
        // Who is not signed in is told so by an empty answer about himself.
        if (path === 'users/me' && status === 200) expect(body.user).toBeNull()
        else expect([path, status]).toEqual([path, 403])
      }
      const { body } = await get('articles?depth=5&select[createdBy]=true&select[title]=true', { headers })
      expect(JSON.stringify(body)).not.toContain('createdBy')
      for (const query of [
        '{ Articles { docs { title createdBy { name email } } } }',
        '{ Users { docs { name email } } }',
        '{ meUser { user { name email } } }',
        '{ Roles { docs { key name } } }',
      ]) {
        const response = await graphql(query, { headers })
        expect(JSON.stringify(response.body.data ?? null)).not.toMatch(/example\.org|"writer"/)
      }
    }
  })
})
