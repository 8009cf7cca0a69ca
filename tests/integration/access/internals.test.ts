import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { signInPeople, type People, type Person } from '../../support/people.js'
import { queryGraphql, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

/** 501 is Payload's answer for a collection without REST endpoints. */
const refusedStatuses = [401, 403, 404, 501]

describe('Payload’s own collections', () => {
  let dashiji: Dashiji
  let people: Pick<People, 'writer' | 'editor' | 'website' | 'anonymous'>
  let organisation: string

  const userReference = (user: Person) => ({ relationTo: 'users', value: user.id })
  const lockBody = (user: Person) => ({
    document: { relationTo: 'organisations', value: organisation },
    user: userReference(user),
  })

  beforeAll(async () => {
    dashiji = await startDashiji()
    people = await signInPeople(dashiji.payload, 'writer', 'editor', 'website', 'anonymous')
    // Governed collections have no locks: a stale save is merged there.
    organisation = String(
      (await dashiji.payload.create({ collection: 'organisations', data: { name: '区残联', kind: 'federation' } })).id,
    )
  })
  afterAll(() => dashiji.stop())

  it('can be neither read nor written by readers who are not staff', async () => {
    const slugs = dashiji.payload.config.collections
      .map(({ slug }) => slug)
      .filter((slug) => slug.startsWith('payload-'))
    expect(slugs).toEqual(
      expect.arrayContaining(['payload-locked-documents', 'payload-preferences', 'payload-migrations']),
    )
    for (const as of [people.anonymous, people.website]) {
      for (const slug of slugs) {
        const body = { key: 'x', name: 'x', ...lockBody(people.writer), value: {} }
        const answers = [
          await send(dashiji, 'get', slug, as),
          await send(dashiji, 'get', `${slug}/count`, as),
          await send(dashiji, 'get', `${slug}/x`, as),
          await send(dashiji, 'get', `${slug}/run`, as),
          await send(dashiji, 'get', `${slug}/handle-schedules`, as),
          await send(dashiji, 'post', slug, as, body),
          await send(dashiji, 'post', `${slug}/x`, as, body),
          await send(dashiji, 'patch', `${slug}?where[id][exists]=true`, as, body),
          await send(dashiji, 'patch', `${slug}/x`, as, body),
          await send(dashiji, 'delete', `${slug}?where[id][exists]=true`, as),
          await send(dashiji, 'delete', `${slug}/x`, as),
        ]
        expect([
          slug,
          answers.map(({ status }) => status).filter((status) => !refusedStatuses.includes(status)),
        ]).toEqual([slug, []])
      }
      for (const global of dashiji.payload.config.globals) {
        expect(refusedStatuses).toContain((await send(dashiji, 'get', `globals/${global.slug}`, as)).status)
        expect(refusedStatuses).toContain(
          (await send(dashiji, 'post', `globals/${global.slug}`, as, { stats: {} })).status,
        )
      }
    }
  })

  it('are not in GraphQL, which has no mutations at all', async () => {
    const { data } = await queryGraphql<{ __schema: { mutationType: unknown; types: { name: string }[] } }>(
      dashiji,
      '{ __schema { mutationType { fields { name } } types { name } } }',
      { as: people.editor },
    )
    expect(data!.__schema.mutationType).toBeNull()
    expect(
      data!.__schema.types
        .map(({ name }) => name)
        .filter((name) => /^(create|count)?Payload(Lock|Pref|Job|Kv|Mig)/i.test(name)),
    ).toEqual([])
  })

  it('can be read by staff only where the admin needs them', async () => {
    for (const slug of ['payload-migrations', 'payload-jobs', 'payload-kv']) {
      for (const path of [slug, `${slug}/run`])
        expect(refusedStatuses).toContain((await send(dashiji, 'get', path, people.editor)).status)
    }
  })

  describe('of document locks', () => {
    it('accept a lock only from the person it names, and without a date of its own', async () => {
      for (const body of [
        lockBody(people.editor),
        { ...lockBody(people.writer), updatedAt: '2999-01-01T00:00:00.000Z' },
        { document: lockBody(people.writer).document },
      ]) {
        await send(dashiji, 'post', 'payload-locked-documents', people.writer, body).expect(403)
      }
      await send(dashiji, 'post', 'payload-locked-documents', people.writer, lockBody(people.writer)).expect(201)
    })

    it('let a lock be deleted by the person it names, and be taken over by anybody in their own name', async () => {
      const { body } = await send(
        dashiji,
        'get',
        `payload-locked-documents?where[document.value][equals]=${organisation}`,
        people.editor,
      ).expect(200)
      const { id } = body.docs[0]
      await send(dashiji, 'delete', `payload-locked-documents/${id}`, people.editor).expect(403)
      await send(dashiji, 'patch', `payload-locked-documents/${id}`, people.editor, {
        user: userReference(people.writer),
      }).expect(403)
      await send(dashiji, 'patch', `payload-locked-documents/${id}`, people.editor, {
        user: userReference(people.editor),
        document: { relationTo: 'organisations', value: 'x' },
      }).expect(403)
      await send(dashiji, 'patch', `organisations/${organisation}`, people.editor, { name: '改' }).expect(423)
      await send(dashiji, 'patch', `payload-locked-documents/${id}`, people.editor, {
        user: userReference(people.editor),
      }).expect(200)
      await send(dashiji, 'delete', `payload-locked-documents/${id}`, people.writer).expect(403)
      await send(dashiji, 'delete', `payload-locked-documents/${id}`, people.editor).expect(200)
    })
  })

  describe('of preferences', () => {
    it('show and change only the preferences of the requester, whatever user is sent', async () => {
      await send(dashiji, 'post', 'payload-preferences/columns', people.writer, { value: ['title'] }).expect(200)
      await send(dashiji, 'post', 'payload-preferences', people.editor, {
        key: 'columns',
        value: ['name'],
        user: userReference(people.writer),
      }).expect(201)
      expect((await send(dashiji, 'get', 'payload-preferences/columns', people.writer)).body.value).toEqual(['title'])
      expect((await send(dashiji, 'get', 'payload-preferences/columns', people.editor)).body.value).toEqual(['name'])
      const { body } = await send(dashiji, 'get', 'payload-preferences', people.editor).expect(200)
      expect(body.docs.map(({ value }: { value: unknown }) => value)).toEqual([['name']])
      await send(dashiji, 'delete', `payload-preferences?where[key][equals]=columns`, people.editor)
      expect((await send(dashiji, 'get', 'payload-preferences/columns', people.writer)).body.value).toEqual(['title'])
    })
  })

  it('have no endpoint that verifies accounts, for no account needs verification', async () => {
    const before = await dashiji.payload.db.find({ collection: 'users', pagination: false, sort: 'id' })
    for (const as of [people.anonymous, people.website])
      await send(dashiji, 'post', 'users/verify/x', as, {}).expect(403)
    expect((await send(dashiji, 'post', 'users/verify/x', people.writer, {})).status).toBeGreaterThanOrEqual(400)
    expect(await dashiji.payload.db.find({ collection: 'users', pagination: false, sort: 'id' })).toEqual(before)
  })
})
