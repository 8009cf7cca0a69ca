import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import request, { type Response } from 'supertest'

import { createDocument, createDocumentIn, createImage } from '../../support/documents.js'
import { signInPeople, type Requester } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { randomPng } from '../../support/sampleData.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { endpoints, rawBody, who } from './rawBody.js'
import { fuzz, oddString, oddValue, type FuzzResult } from './fuzzSettings.js'

const fieldsOf: Record<string, string> = {
  articles:
    'title body summary kind cover images topics byline publishedAt origin activities honours slug _status createdAt deletedAt createdBy source revision workflowState bodyHtml id',
  activities: 'title description date place organisers participants figures kind article slug deletedAt',
  people: 'name positions biography honours activities portrait slug biographyHtml',
  honours: 'title citation recipients team occasion level scope year article slug updatedAt',
  organisations: 'name aliases kind parent id createdAt',
  topics: 'name id',
  media: 'alt decorative credit originUrl availability publicUses isPublic filename url sizes focalX',
  users: 'name email password roles apiKey enableAPIKey sessions loginAttempts lockUntil hash salt resetPasswordToken',
  roles: 'key name permissions',
  'audit-events': 'sequence at',
  'payload-preferences': 'key value user',
  'payload-locked-documents': 'document user globalSlug',
}

const text = (words: string) => ({
  type: 'text',
  text: words,
  format: 0,
  detail: 0,
  mode: 'normal',
  style: '',
  version: 1,
})
const tree = (children: unknown) => ({
  root: { type: 'root', format: '', indent: 0, version: 1, direction: 'ltr', children },
})
const node = fc.oneof(
  fc.record(
    {
      type: fc.constantFrom(
        'paragraph',
        'heading',
        'list',
        'listitem',
        'quote',
        'link',
        'upload',
        'text',
        'block',
        'x',
      ),
      children: fc.oneof(oddValue, fc.constant([text('字')])),
      tag: oddValue,
      listType: oddValue,
      fields: oddValue,
      value: oddValue,
      relationTo: oddValue,
      text: oddValue,
    },
    { requiredKeys: ['type'] },
  ),
  oddValue,
)
const richText = fc.oneof(
  fc.array(node, { maxLength: 3 }).map(tree),
  oddValue.map(tree),
  oddValue.map((root) => ({ root })),
)
/** Right in kind for one of the fields, so that the wrong ones beside it are come to. */
const plausible = fc.constantFrom<unknown>(
  '标题',
  'news',
  '2024-08-28',
  [{ title: 'x' }],
  [{ value: 1 }, { value: 'NaN' }],
  [{ id: 'x' }, { id: 'x' }],
  [{ person: 'x' }],
  { start: '2024-01-02', end: '2024-01-01' },
  { url: 'javascript:alert(1)' },
  [{ collection: 'users', id: 'x' }],
)
const value = fc.oneof({ weight: 4, arbitrary: oddValue }, { weight: 2, arbitrary: richText }, plausible)
const bodyFor = (slug: string) => fc.dictionary(fc.constantFrom(...fieldsOf[slug]!.split(' ')), value, { maxKeys: 3 })

const write = fc.constantFrom(...Object.keys(fieldsOf)).chain((slug) =>
  fc.record({
    who,
    verb: fc.constantFrom('post', 'patch', 'patch', 'bulk' as const),
    slug: fc.constant(slug),
    query: fc.constantFrom('', '?draft=true', '?draft=true&autosave=true', '?depth=5', '?where[id][exists]=true'),
    body: bodyFor(slug).map((body) => (slug === 'articles' ? { title: '模糊', ...body } : body)),
  }),
)
const call = fc.record({
  who,
  path: fc.constantFrom(...endpoints),
  body: fc.oneof(
    oddValue,
    fc.dictionary(
      fc.constantFrom(
        'email',
        'password',
        'token',
        'comment',
        'revision',
        'at',
        'value',
        'name',
        'articles',
        'title',
        'username',
      ),
      value,
      { maxKeys: 4 },
    ),
  ),
})
describe('No body is answered with a fault of the server', () => {
  let dashiji: Dashiji
  let people: Record<string, Requester>
  let ids: Record<string, string>

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    people = await signInPeople(payload, 'anonymous', 'website', 'writer', 'editor', 'admin', 'allRoles')
    ids = { media: (await createImage(payload)).id }
    for (const slug of ['articles', 'activities', 'people', 'honours'] as const)
      ids[slug] = (await createDocumentIn(payload, slug, 'draft')).id
    for (const slug of ['organisations', 'topics', 'roles', 'users'] as const)
      ids[slug] = (await createDocument(payload, slug)).id
  })
  afterAll(() => dashiji.stop())

  const resultOf = (sent: string, answer: Response): FuzzResult => ({
    sent: sent.slice(0, 400),
    fault: answer.status >= 500 ? String(answer.status) : undefined,
  })

  it('of any fields, whoever writes', async () => {
    const { faults, seed } = await fuzz(write, async ({ who: name, verb, slug, query, body }) => {
      const path = verb === 'patch' ? `${slug}/${ids[slug] ?? 'x'}` : slug
      const answer = await send(dashiji, verb === 'post' ? 'post' : 'patch', `${path}${query}`, people[name], body)
      return resultOf(`${name} ${verb} ${path}${query} ${JSON.stringify(body)}`, answer)
    })
    expect({ seed, faults }).toEqual({ seed, faults: [] })
  }, 900_000)

  it('of any values at the other addresses', async () => {
    const { faults, seed } = await fuzz(call, async ({ who: name, path, body }) => {
      const address = path.replace('ID', ids[path.split('/')[0]!] ?? 'x')
      const answer = await send(dashiji, 'post', address, people[name]).type('json').send(JSON.stringify(body))
      return resultOf(`${name} POST ${path} ${JSON.stringify(body)}`, answer)
    })
    expect({ seed, faults }).toEqual({ seed, faults: [] })
  }, 900_000)

  it('of any type, whole or broken', async () => {
    const { faults, seed } = await fuzz(rawBody, async ({ who: name, verb, path, type, body, override }) => {
      const address = path.replace('ID', ids[path.split('/')[0]!] ?? 'x')
      const pending = request(dashiji.app)[verb](`/api/${address}`).set(people[name]!.headers)
      if (type !== '') pending.set('Content-Type', type)
      if (override !== '') pending.set('X-HTTP-Method-Override', override)
      pending.serialize((sent: unknown) => String(sent))
      const answer = await pending.send(body)
      return resultOf(`${name} ${verb} ${path} ${type} ${override} ${JSON.stringify(body)}`, answer)
    })
    expect({ seed, faults }).toEqual({ seed, faults: [] })
  }, 900_000)

  it('of a file with any name', async () => {
    const png = await randomPng()
    const names = fc.oneof(oddString, fc.constantFrom('a\0b.png', '\ud800.png', '..', 'a/b.png', 'CON.png', '💥.png'))
    const { faults, seed } = await fuzz(fc.tuple(who, names), async ([name, filename]) => {
      const part = `--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"alt":"图"}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: image/png\r\n\r\n`
      const answer = await request(dashiji.app)
        .post('/api/media')
        .set(people[name]!.headers)
        .set('Content-Type', 'multipart/form-data; boundary=b')
        .send(Buffer.concat([Buffer.from(part), png, Buffer.from('\r\n--b--\r\n')]))
      return resultOf(`${name} ${JSON.stringify(filename)}`, answer)
    })
    expect({ seed, faults }).toEqual({ seed, faults: [] })
  }, 900_000)
})
