import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocument, createDocumentIn } from '../../support/documents.js'
import { signInPeople, type Person, type Website } from '../../support/people.js'
import { queryGraphql, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

const secretFields = [
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

/** The names of all fields in an answer that have a value, at any depth. */
function* namesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && inner !== null && inner !== undefined) yield name
    yield* namesIn(inner)
  }
}

type Fields = Record<string, unknown>

describe('The secrets of an account', () => {
  let dashiji: Dashiji
  let admin: Person
  let writer: Person
  let website: Website
  let article: string
  let storedSecrets: string[]

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    ;({ admin, writer, website } = await signInPeople(payload, 'admin', 'writer', 'website'))
    for (const { email } of [admin, writer])
      await payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true })
    await payload.db.updateOne({ collection: 'users', id: writer.id, data: { loginAttempts: 2 } })
    article = (await createDocumentIn(payload, 'articles', 'live', { owner: writer.id })).id
    await createDocument(payload, 'articles', { owner: admin.id })
    // The stored values, which must not appear under another name either.
    const { docs } = await payload.db.find<Fields & { id: string }>({
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
    expect([...new Set(namesIn(body))].filter((name) => secretFields.includes(name))).toEqual([])
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
  ])('are not in the answer to %s, for a writer or for an administrator', async (path) => {
    for (const as of [writer, admin]) {
      const { body } = await send(dashiji, 'get', path, as).expect(200)
      expectNoSecrets(body)
    }
  })

  it('are not in the answers to signing in, refreshing a token, and creating, changing or deleting an account', async () => {
    const apiKey = randomBytes(16).toString('hex')
    const email = `${randomBytes(4).toString('hex')}@example.org`
    const account = { email, password: 'a long password', name: 'x', enableAPIKey: true, apiKey }
    const created = await send(dashiji, 'post', 'users', admin, account).expect(201)
    const path = `users/${created.body.doc.id}`
    const answers = [
      created,
      await send(dashiji, 'post', 'users/login', undefined, { email, password: 'a long password' }).expect(200),
      await send(dashiji, 'post', 'users/refresh-token', writer, {}).expect(200),
      await send(dashiji, 'get', `${path}?depth=3`, admin).expect(200),
      await send(dashiji, 'patch', path, admin, { name: 'y', password: 'another long password' }).expect(200),
      await send(dashiji, 'patch', `users?where[email][equals]=${email}`, admin, { name: 'z' }).expect(200),
      await send(dashiji, 'patch', `articles/${article}?draft=true&depth=3`, writer, { summary: 'x' }).expect(200),
      await send(dashiji, 'post', `users/access/${created.body.doc.id}`, admin, {}),
      await send(dashiji, 'delete', path, admin).expect(200),
    ]
    for (const { body } of answers) {
      expect(JSON.stringify(body)).not.toContain(apiKey)
      // The answer with the permissions names every field, but holds no values.
      if (body !== answers[7]!.body) expectNoSecrets(body)
    }
    const token = await dashiji.payload.forgotPassword({
      collection: 'users',
      data: { email: writer.email },
      disableEmail: true,
    })
    const credentials = { email: writer.email, password: 'a long password' }
    const reset = { token, password: credentials.password }
    const { body } = await send(dashiji, 'post', 'users/reset-password', undefined, reset).expect(200)
    expectNoSecrets(body)
    // A reset ends every session.
    const login = await dashiji.payload.login({ collection: 'users', data: credentials })
    writer = { ...writer, headers: { Authorization: `JWT ${login.token}` } }
  })

  it('are not shown by Payload’s endpoint that reveals API keys', async () => {
    for (const as of [admin, writer])
      expect((await send(dashiji, 'post', `users/${as.id}/api-key/reveal`, as, {})).status).toBe(404)
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
  ])('cannot be found out by queries and orders by %s, not even by an administrator', async (field) => {
    for (const as of [writer, admin]) {
      for (const operator of ['exists', 'like', 'greater_than']) {
        for (const path of [
          `users?where[${field}][${operator}]=a`,
          `users/count?where[${field}][${operator}]=a`,
          `articles?where[createdBy.${field}][${operator}]=a`,
          `articles/versions?where[version.createdBy.${field}][${operator}]=a`,
        ]) {
          const { status, body } = await send(dashiji, 'get', path, as)
          expect([path, status, body.totalDocs]).toEqual([path, 400, undefined])
        }
      }
      const sorted = [
        await send(dashiji, 'get', `users?sort=${field}`, as),
        await send(dashiji, 'get', `users?sort=-${field}`, as),
        await send(dashiji, 'get', 'users', as),
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
  ])('are not in GraphQL as %s', async (field) => {
    for (const as of [writer, admin]) {
      const users = await queryGraphql<{ Users?: { docs: Fields[] } }>(dashiji, `{ Users { docs { id ${field} } } }`, {
        as,
      })
      expect((users.data?.Users?.docs ?? []).filter((user) => user[field] !== null)).toEqual([])
      const writers = await queryGraphql<{ Articles?: { docs: { createdBy: Fields | null }[] } }>(
        dashiji,
        `{ Articles { docs { createdBy { id ${field} } } } }`,
        { as },
      )
      expect(
        (writers.data?.Articles?.docs ?? []).filter(({ createdBy }) => createdBy && createdBy[field] !== null),
      ).toEqual([])
    }
  })

  it('are not in GraphQL as sessions', async () => {
    for (const as of [writer, admin]) {
      for (const query of ['{ Users { docs { id sessions { id } } } }', '{ meUser { user { id sessions { id } } } }']) {
        const { data } = await queryGraphql(dashiji, query, { as })
        expect(JSON.stringify(data ?? null)).not.toMatch(/"sessions":\[\{/)
      }
    }
  })

  it('cannot be written by editing an account', async () => {
    const readWriter = () =>
      dashiji.payload.db.findOne<Fields & { id: string }>({
        collection: 'users',
        where: { id: { equals: writer.id } },
      })
    const before = await readWriter()
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
    for (const as of [writer, admin]) await send(dashiji, 'patch', `users/${writer.id}`, as, forged)
    expect({ ...(await readWriter()), updatedAt: null }).toEqual({ ...before, updatedAt: null })
  })

  it('and the names of staff are not shown to readers who are not staff', async () => {
    for (const as of [undefined, website]) {
      for (const path of ['users', 'users/me', `users/${writer.id}`, 'roles', 'users?where[email][exists]=true']) {
        const { status, body } = await send(dashiji, 'get', path, as)
        // `users/me` tells a website about its own account, and anonymous readers nothing.
        if (path === 'users/me' && status === 200) expect(body.user?.id).toBe(as?.id)
        else expect([path, status]).toEqual([path, 403])
      }
      const { body } = await send(dashiji, 'get', 'articles?depth=5&select[createdBy]=true&select[title]=true', as)
      expect(JSON.stringify(body)).not.toContain('createdBy')
      for (const query of [
        '{ Articles { docs { title createdBy { name email } } } }',
        '{ Users { docs { name email } } }',
        '{ meUser { user { name email } } }',
        '{ Roles { docs { key name } } }',
      ]) {
        const { data } = await queryGraphql(dashiji, query, { as })
        expect(JSON.stringify(data ?? null)).not.toMatch(/example\.org|"writer"/)
      }
    }
  })
})
