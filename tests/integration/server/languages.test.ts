import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request, { type Test } from 'supertest'

import { send, sendTransition } from '../../support/requests.js'
import { startWorkflowFixture, type WorkflowFixture } from '../workflow/WorkflowFixture.js'

let fixture: WorkflowFixture
beforeAll(async () => (fixture = await startWorkflowFixture()))
afterAll(() => fixture.stop())

const chinese = /\p{Script=Han}/u
/** Two English words beside each other: a sentence, where a name of a field or of a format is one word. */
const english = /[A-Za-z]{2,} [A-Za-z]{2,}/

type Answer = { errors: { code?: string; message: string; extensions?: { code: string } }[] }
const messagesIn = ({ body }: { body: Answer }): string =>
  body.errors.map((error) => [error.message, ...fieldMessagesIn(error)].join(' ')).join(' ')
const fieldMessagesIn = (error: object): string[] =>
  'data' in error ? ((error.data as { errors?: { message: string }[] }).errors ?? []).map(({ message }) => message) : []

const app = () => fixture.app
const graphql = (query: string) => send(fixture, 'post', 'graphql', undefined, { query })

/** One refusal from each place that sends some, by the name of the place; `prepare` goes before it. */
type Refusal = { readonly ask: (prepared: string) => Test; readonly prepare?: () => Promise<string> }
const refusals: Record<string, Refusal> = {
  'Express, an address that is nowhere': { ask: () => request(app()).get('/nowhere') },
  'Express, a form that cannot be read': {
    ask: () => request(app()).post('/api/users/login').set('content-type', 'multipart/form-data').send('x'),
  },
  'REST, a refusal of ours': {
    ask: () => send(fixture, 'patch', 'articles?where[id][exists]=true', fixture.people.admin, {}),
  },
  'REST, a refusal of Payload’s': { ask: () => send(fixture, 'post', 'articles', undefined, { title: '无名' }) },
  'REST, a query that is not allowed': { ask: () => send(fixture, 'get', 'articles?where[nothing][equals]=1') },
  'REST, a body that breaks off': {
    ask: () =>
      send(fixture, 'post', 'articles', fixture.people.writer)
        .set('content-type', 'application/json')
        .send('{"title":'),
  },
  'REST, values that are not valid': {
    ask: () =>
      send(fixture, 'post', 'activities', fixture.people.writer, { title: '活动', date: { start: '2026-13-01' } }),
  },
  'REST, a wrong password': {
    ask: () =>
      send(fixture, 'post', 'users/login', undefined, {
        email: fixture.people.writer.email,
        password: 'not the password',
      }),
  },
  'REST, a short password': {
    ask: () => send(fixture, 'patch', `users/${fixture.people.writer.id}`, fixture.people.admin, { password: 'short' }),
  },
  'the workflow, several reasons': {
    prepare: async () => (await fixture.createArticle('draft')).id,
    ask: (id) => send(fixture, 'post', `articles/${id}/transitions/archive`, fixture.people.writer, { revision: '0' }),
  },
  'GraphQL, before anything is run': { ask: () => graphql('mutation { x }') },
  'GraphQL, from a resolver': {
    ask: () => graphql('{ Articles(where: { createdBy: { exists: true } }) { totalDocs } }'),
  },
  'GraphQL, a body that is too large': {
    ask: () =>
      graphql(`
        {
          a
        }
        ${' '.repeat(200_000)}
      `),
  },
}

describe.each(Object.entries(refusals))('An error of %s', (_where, { ask, prepare }) => {
  let prepared: string
  beforeAll(async () => (prepared = (await prepare?.()) ?? ''))

  it('is in English alone for a reader who requests English', async () => {
    const answer = await ask(prepared).set('accept-language', 'en-GB,en;q=0.8,zh;q=0.2')
    expect(messagesIn(answer)).toMatch(english)
    expect(messagesIn(answer)).not.toMatch(chinese)
    expect(answer.headers.vary).toContain('Accept-Language')
  })

  it.each([[undefined], ['zh-CN'], ['fr'], ['en-GB;q=0.5, zh;q=0.9'], ['*']])(
    'is in Chinese alone with Accept-Language: %s',
    async (header) => {
      const answer = await (header === undefined ? ask(prepared) : ask(prepared).set('accept-language', header))
      expect(messagesIn(answer)).toMatch(chinese)
      expect(messagesIn(answer)).not.toMatch(english)
    },
  )
})

describe('The language of an answer', () => {
  it('is the one chosen in the admin, whatever the browser requests', async () => {
    const { body } = await request(app())
      .get('/nowhere')
      .set('cookie', 'a=b; payload-lng=en')
      .set('accept-language', 'zh')
    expect(body.errors[0].message).toBe('There is nothing at this address.')
  })

  it('is English when a third one is preferred to it', async () => {
    const { body } = await request(app()).post('/api/articles').set('accept-language', 'fr, en;q=0.5').send({})
    expect(body.errors[0].message).toMatch(english)
  })

  it('changes neither the codes nor the values', async () => {
    const ask = (language: string) =>
      graphql('{ Articles(where: { createdBy: { exists: true } }) { totalDocs } }').set('accept-language', language)
    const [zh, en] = [await ask('zh'), await ask('en')]
    expect(zh.body.errors[0].extensions).toEqual(en.body.errors[0].extensions)
    expect(zh.body.errors[0].extensions).toEqual({ code: 'queryNotAllowed', path: expect.any(String) })
  })

  it('does not depend on who sent the same query before', async () => {
    for (const [language, text] of [
      ['en', english],
      ['zh', chinese],
      ['en', english],
    ] as const) {
      const { body } = await request(app())
        .get('/api/graphql')
        .query({ query: '{ Articles { nothing } }' })
        .set('accept-language', language)
      expect(body.errors[0].message).toMatch(text)
    }
  })

  it('is part of what caches must distinguish', async () => {
    const { headers } = await request(app()).get('/api/graphql').query({ query: '{ Articles { totalDocs } }' })
    expect(headers['cache-control']).toContain('public')
    expect(headers.vary).toContain('Accept-Language')
  })

  it('is that of the listed blockers, which show the state by its label', async () => {
    const { id } = await fixture.createArticle('draft')
    const blockersIn = async (language: string): Promise<string[]> => {
      const { body } = await send(fixture, 'get', `articles/${id}/transitions`, fixture.people.publisher).set(
        'accept-language',
        language,
      )
      return body.transitions.flatMap(({ blockers }: { blockers: { message: string }[] }) =>
        blockers.map(({ message }) => message),
      )
    }
    expect(await blockersIn('zh')).toContain('当前状态（草稿）不能执行此操作。')
    expect(await blockersIn('en')).toContain('This is not possible in the current state (Draft).')
  })

  it('is that of the errors of a bulk deletion', async () => {
    const { body: topic } = await send(fixture, 'post', 'topics', fixture.people.editor, { name: '主题' }).expect(201)
    await fixture.createArticle('draft', { topics: [topic.doc.id] })
    const remove = (language: string) =>
      send(fixture, 'delete', `topics?where[id][equals]=${topic.doc.id}`, fixture.people.editor).set(
        'accept-language',
        language,
      )
    const [zh, en] = [await remove('zh'), await remove('en')]
    expect(zh.body.errors).toMatchObject([{ id: topic.doc.id, code: 'inUse', message: expect.stringMatching(chinese) }])
    expect(en.body.errors).toMatchObject([{ code: 'inUse', message: expect.stringMatching(/^Other documents refer/) }])
  })
})

describe('A person whose name begins like the system', () => {
  it('keeps the name in the history and in the changes since a revision', async () => {
    const { payload, people } = fixture
    const { id } = await fixture.createArticle('draft')
    await payload.update({ collection: 'users', id: people.editor.id, data: { name: '系统管理员' } })
    await send(fixture, 'patch', `articles/${id}?draft=true`, people.editor, { summary: '改' }).expect(200)
    const actor = { kind: 'person', id: people.editor.id, name: '系统管理员' }

    const stale = await send(fixture, 'patch', `articles/${id}?draft=true&revision=1`, people.writer, {
      summary: '另改',
    })
    expect(stale.status).toBe(409)
    expect(stale.body.errors[0]).toMatchObject({ code: 'stale', data: { changes: [{ actor, fields: ['summary'] }] } })
    expect(stale.body.errors[0].message).toMatch(/系统管理员 [\d-]+ [\d:]+ UTC 摘要。/)

    await sendTransition(fixture, `articles/${id}`, 'submit', people.editor)
    const { body } = await send(fixture, 'get', `articles/${id}/transitions`, people.editor).expect(200)
    expect(body.history[0]).toMatchObject({ action: 'submit', actor })
  })

  it('keeps its name after the account was deleted, and is never the system', async () => {
    const { payload, people } = fixture
    const { id } = await fixture.createArticle('draft', {}, people.otherWriter)
    await sendTransition(fixture, `articles/${id}`, 'submit', people.otherWriter)
    await payload.delete({ collection: 'users', id: people.otherWriter.id })
    const { body } = await send(fixture, 'get', `articles/${id}/transitions`, people.editor).expect(200)
    expect(body.history[0].actor).toEqual({
      kind: 'person',
      id: people.otherWriter.id,
      name: 'writer',
      isDeleted: true,
    })
  })
})
