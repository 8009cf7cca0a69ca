import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { archive, createDocument, createDocumentIn, publish } from '../../support/documents.js'
import { signInPeople, type Person } from '../../support/people.js'
import { send, statusAndCodesOf } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('A document that others refer to', () => {
  let dashiji: Dashiji
  let editor: Person, publisher: Person
  beforeAll(async () => {
    dashiji = await startDashiji()
    ;({ editor, publisher } = await signInPeople(dashiji.payload, 'editor', 'publisher'))
  })
  afterAll(() => dashiji.stop())

  it('cannot be deleted while a live or working version refers to it, and can be afterwards', async () => {
    const { payload } = dashiji
    const topic = await createDocument(payload, 'topics', { data: { name: '助残' } })
    const article = await createDocument(payload, 'articles', { data: { title: '引用', topics: [topic.id] } })
    const deleteTopic = () => send(dashiji, 'delete', `topics/${topic.id}`, editor)
    expect((await deleteTopic()).body.errors).toMatchObject([
      { code: 'inUse', message: expect.stringContaining(`articles:${article.id}`) },
    ])

    await publish(payload, 'articles', article.id)
    await payload.update({ collection: 'articles', id: article.id, data: { topics: [] }, draft: true })
    expect((await deleteTopic()).status).toBe(409)
    expect((await send(dashiji, 'delete', 'topics?where[name][equals]=助残', editor)).body.errors).toMatchObject([
      { message: expect.stringContaining('引用') },
    ])
    await expect(payload.db.deleteMany({ collection: 'topics', where: {} })).rejects.toMatchObject({
      data: { code: 'inUse' },
    })
    expect((await send(dashiji, 'get', `articles/${article.id}?depth=1`)).body).toMatchObject({
      topics: [{ name: '助残' }],
    })

    await publish(payload, 'articles', article.id)
    expect((await deleteTopic()).status).toBe(200)
    expect((await send(dashiji, 'get', `articles/${article.id}`)).body).toMatchObject({ title: '引用', topics: [] })
  })

  it('stays even after it was taken down, so that the seals of the others hold', async () => {
    const { payload } = dashiji
    const person = await createDocumentIn(payload, 'people', 'live')
    const honour = await createDocumentIn(payload, 'honours', 'live', { data: { recipients: [person.id] } })
    await archive(payload, 'people', person.id)
    const remove = (path: string) => send(dashiji, 'delete', `${path}?comment=不再需要`, publisher)
    expect(statusAndCodesOf(await remove(`people/${person.id}`))).toEqual([409, ['inUse']])
    expect((await send(dashiji, 'get', `honours/${honour.id}`)).status).toBe(200)
    await archive(payload, 'honours', honour.id)
    expect((await remove(`people/${person.id}`)).status).toBe(409)
    expect((await remove(`honours/${honour.id}`)).status).toBe(200)
    expect((await remove(`people/${person.id}`)).status).toBe(200)
  })
})
