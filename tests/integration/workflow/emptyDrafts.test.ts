import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { sweepEmptyDrafts } from '../../../src/workflow/maintenance/sweepEmptyDrafts.js'
import { createDocument, takeTransition } from '../../support/documents.js'
import { send } from '../../support/requests.js'
import { paragraphOf, textNode } from '../../support/richText.js'
import { readAuditEvents, readRow, readWorkflowRecord } from '../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from './WorkflowFixture.js'

describe('The sweep of empty drafts', () => {
  let fixture: WorkflowFixture
  beforeAll(async () => {
    fixture = await startWorkflowFixture()
  })
  afterAll(() => fixture.stop())

  const inTwoDays = () => new Date(Date.now() + 48 * 3_600_000)
  /** What opening “new” in the admin stores. */
  const open = async (collection = 'articles', data: object = {}): Promise<string> =>
    (await send(fixture, 'post', `${collection}?draft=true`, fixture.people.writer, data).expect(201)).body.doc.id
  const save = (id: string, data: object) =>
    send(fixture, 'patch', `articles/${id}?draft=true&autosave=true`, fixture.people.writer, data).expect(200)
  const exists = async (id: string, collection: 'articles' | 'activities' | 'people' | 'honours' = 'articles') =>
    (await readRow(fixture.payload, collection, id)) !== null

  it('deletes those of every collection after a day, as the system, with an event for each', async () => {
    const { payload } = fixture
    const ids = await Promise.all((['articles', 'activities', 'people', 'honours'] as const).map((slug) => open(slug)))
    expect(await sweepEmptyDrafts(payload)).toBe(0)
    expect(await exists(ids[0]!)).toBe(true)
    expect(await sweepEmptyDrafts(payload, inTwoDays())).toBe(4)
    expect(await exists(ids[0]!)).toBe(false)
    expect(await readWorkflowRecord(payload, 'articles', ids[0]!)).toBeNull()
    for (const document of ids) {
      const event = (await readAuditEvents(payload, { document })).at(-1)
      expect(event).toMatchObject({ action: 'content.discard', outcome: 'done', actor: null, actorKind: 'system' })
      expect(event?.channel).toBe('job')
    }
  })

  it('takes a body in which somebody has only clicked for empty', async () => {
    const id = await open('articles', { body: paragraphOf(), summary: ' ' })
    expect(await sweepEmptyDrafts(fixture.payload, inTwoDays())).toBe(1)
    expect(await exists(id)).toBe(false)
  })

  it('leaves every draft alone in which something is or was written, or that somebody submitted or refers to', async () => {
    const { payload, people } = fixture
    const [titled, written, emptied, coloured, referredTo] = [
      await open('articles', { title: '题' }),
      await open('articles', { body: paragraphOf(textNode('字')) }),
      await open(),
      await open('articles', { kind: 'notice' }),
      await open(),
    ]
    await save(emptied, { summary: '曾有的话' })
    // Not an autosave, which would replace the version before.
    await send(fixture, 'patch', `articles/${emptied}?draft=true`, people.writer, { summary: '' }).expect(200)
    await createDocument(payload, 'activities', { data: { article: referredTo } })
    const { id: submitted } = await createDocument(payload, 'articles', { owner: people.writer.id })
    for (const name of ['submit', 'withdraw'] as const)
      await takeTransition(payload, { as: people.writer.id, collection: 'articles', id: submitted, name })
    await fixture.createArticle('live')
    await fixture.createArticle('archived')
    expect(await sweepEmptyDrafts(payload, inTwoDays())).toBe(0)
    for (const id of [titled, written, emptied, coloured, referredTo, submitted]) expect(await exists(id)).toBe(true)
  })

  it('leaves alone what is touched meanwhile', async () => {
    const id = await open()
    expect(await sweepEmptyDrafts(fixture.payload, new Date(Date.now() + 23 * 3_600_000))).toBe(0)
    await save(id, { title: '刚写' })
    expect(await sweepEmptyDrafts(fixture.payload, inTwoDays())).toBe(0)
    expect(await exists(id)).toBe(true)
  })
})
