import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { signInPeople, type Person, type Website } from '../../support/people.js'
import { errorCodesOf, send, sendTransition, statusAndCodesOf } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

type FieldError = { path: string; code: string }

describe('Values that are none of their field’s type', () => {
  let dashiji: Dashiji
  let people: { writer: Person; editor: Person; admin: Person; website: Website }
  const noId = () => (dashiji.database === 'sqlite' ? '00000000-0000-4000-8000-000000000001' : 'f'.repeat(24))

  beforeAll(async () => {
    dashiji = await startDashiji()
    people = await signInPeople(dashiji.payload, 'writer', 'editor', 'admin', 'website')
  })
  afterAll(() => dashiji.stop())

  const create = (collection: string, data: object) =>
    send(dashiji, 'post', `${collection}?draft=true`, people.editor, data)
  async function refusedFields(collection: string, data: object): Promise<[number, string[], string[]]> {
    const answer = await create(collection, data)
    const errors = (answer.body.errors?.[0]?.data?.errors ?? []) as FieldError[]
    return [answer.status, errorCodesOf(answer), errors.map(({ path, code }) => `${path} ${code}`)]
  }

  it.each([
    [{ publishedAt: '28/08/2024' }, 'publishedAt badDate'],
    [{ publishedAt: '08/28/2024' }, 'publishedAt badDate'],
    [{ publishedAt: '2024-13-01' }, 'publishedAt badDate'],
    [{ publishedAt: '2024-02-30' }, 'publishedAt badDate'],
    [{ publishedAt: '1724803200000' }, 'publishedAt badDate'],
    [{ publishedAt: 1724803200000 }, 'publishedAt badDate'],
    [{ title: 5 }, 'title badText'],
    [{ title: 'a\u0000b' }, 'title badText'],
    [{ summary: '\ud800' }, 'summary badText'],
    [{ origin: 'x' }, 'origin badGroup'],
    [{ origin: { url: 'javascript:alert(1)' } }, 'origin.url badWebAddress'],
    [{ origin: { url: ' java\tscript:alert(1)' } }, 'origin.url badWebAddress'],
    [{ topics: 'x' }, 'topics badList'],
    [{ topics: [5] }, 'topics badRelation'],
    [{ cover: { relationTo: 'media' } }, 'cover badRelation'],
    [{ kind: {} }, 'kind badText'],
    ...['纯文本正文', 5, true, [], {}, { root: { children: 'x' } }].map((body): [object, string] => [
      { body },
      'body badRichText',
    ]),
    [{ body: { root: { type: 'root', children: [null] } } }, 'body badRichText'],
    [{ body: { root: { type: 'root', children: [{ type: 'unknown' }] } } }, 'body badRichText'],
  ] as [object, string][])('are refused with the field named: %j', async (data, field) => {
    expect(await refusedFields('articles', { title: '标题', ...data })).toEqual([400, ['invalid'], [field]])
  })

  it.each([
    ['activities', { date: 5 }, 'date badGroup'],
    ['activities', { participants: 'x' }, 'participants badList'],
    ['activities', { participants: [5] }, 'participants.0 badGroup'],
    ['activities', { figures: [{ value: '12个' }] }, 'figures.0.value badNumber'],
    ['activities', { figures: [{ value: 'NaN' }] }, 'figures.0.value badNumber'],
    ['people', { positions: { title: 'x' } }, 'positions badList'],
    ['honours', { year: true }, 'year badNumber'],
  ])('are refused in %s: %j', async (collection, data, field) => {
    expect(await refusedFields(collection, data)).toEqual([400, ['invalid'], [field]])
  })

  it('are refused as ids of documents that do not exist, wherever they stand', async () => {
    const id = noId()
    expect(await refusedFields('articles', { cover: id })).toEqual([400, ['invalid'], ['cover relationMissing']])
    expect(await refusedFields('activities', { participants: [{ person: id }] })).toEqual([
      400,
      ['invalid'],
      ['participants.0.person relationMissing'],
    ])
    const upload = { type: 'upload', relationTo: 'media', value: id, version: 3, id: 'a', fields: null }
    expect(await refusedFields('articles', { body: { root: { type: 'root', children: [upload] } } })).toEqual([
      400,
      ['invalid'],
      ['body relationMissing'],
    ])
  })

  it.each([
    ['', null],
    ['2024年8月28日', '2024-08-27T16:00:00.000Z'],
    ['2026年10月1日 09:30', '2026-10-01T01:30:00.000Z'],
    ['2024-08-28', '2024-08-28T00:00:00.000Z'],
    ['2024-08-28T01:02:03+08:00', '2024-08-27T17:02:03.000Z'],
  ])('are no dates such as “%s”, which is understood', async (publishedAt, stored) => {
    const { body } = await create('articles', { title: '日期', publishedAt }).expect(201)
    expect(body.doc.publishedAt ?? null).toBe(stored)
  })

  it('are no names of nothing: a title of spaces is missing at submission', async () => {
    for (const title of ['   ', '\u200b\u200b', '\u3000\ufeff', '\u2800']) {
      const { body } = await create('articles', { title, kind: 'news' }).expect(201)
      const answer = await sendTransition(dashiji, `articles/${body.doc.id}`, 'submit', people.editor)
      expect(statusAndCodesOf(answer)).toEqual([422, ['contentIncomplete']])
    }
    for (const [collection, field] of [
      ['organisations', 'name'],
      ['topics', 'name'],
    ] as const) {
      const answer = await send(dashiji, 'post', collection, people.editor, { [field]: ' \u200b' })
      expect(statusAndCodesOf(answer)).toEqual([400, ['invalid']])
      expect(answer.body.errors[0].data.errors.map(({ path }: FieldError) => path)).toEqual([field])
    }
    const role = await send(dashiji, 'post', 'roles', people.admin, { key: ' ', name: '\u200d' })
    expect(role.body.errors[0].data.errors.map(({ path }: FieldError) => path).sort()).toEqual(['key', 'name'])
  })

  it('are no second name of an organisation, with spaces or invisible characters about it', async () => {
    const { body } = await send(dashiji, 'post', 'organisations', people.editor, { name: ' 某协会 ' }).expect(201)
    expect(body.doc.name).toBe('某协会')
    for (const name of ['某协会', ' 某协会', '某协会\u200b', '\ufeff某\u200b协会', '某协会\u200d']) {
      const answer = await send(dashiji, 'post', 'organisations', people.editor, { name })
      expect(statusAndCodesOf(answer)).toEqual([400, ['invalid']])
    }
  })

  it('are no last day before the first', async () => {
    const { body } = await create('activities', { title: '会', date: { start: '2024-05-02', end: '2024-05-01' } })
    const answer = await sendTransition(dashiji, `activities/${body.doc.id}`, 'submit', people.editor)
    expect(statusAndCodesOf(answer)).toEqual([422, ['contentIncomplete']])
    const direct = await send(dashiji, 'post', 'activities', people.editor, {
      title: '会',
      date: { start: '2024-05-02', end: '2024-05-01' },
    })
    expect(direct.body.errors[0].data.errors.map(({ path }: FieldError) => path)).toEqual(['date.end'])
  })

  it('tell somebody who may not write nothing but that', async () => {
    for (const as of [undefined, people.website]) {
      const { status } = await send(dashiji, 'post', 'articles', as, { title: 5, cover: noId() })
      expect(status).toBe(as ? 403 : status)
      expect([401, 403]).toContain(status)
    }
  })
})
