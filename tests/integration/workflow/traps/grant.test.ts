import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import {
  createLocalReq,
  type BaseDatabaseAdapter,
  type CollectionBeforeChangeHook,
  type Payload,
  type PayloadRequest,
} from 'payload'

import { gateAdapter } from '../../../../src/workflow/gate/gateAdapter.js'
import { workflowOf } from '../../../../src/workflow/workflowOf.js'
import type { Created } from '../../../support/documents.js'
import { requestAs } from '../../../support/people.js'
import { send, sendTransition, statusAndCodesOf } from '../../../support/requests.js'
import { readWorkflowRecord } from '../../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from '../WorkflowFixture.js'
import { describeResult, expectNoChange } from '../expectNoChange.js'

const collection = 'articles'
let fixture: WorkflowFixture
let payload: Payload
let hooks: CollectionBeforeChangeHook[]
let originalHooks: CollectionBeforeChangeHook[]
beforeAll(async () => {
  fixture = await startWorkflowFixture()
  payload = fixture.payload
  hooks = payload.collections[collection].config.hooks.beforeChange
  originalHooks = [...hooks]
})
afterEach(() => void hooks.splice(0, hooks.length, ...originalHooks))
afterAll(() => fixture.stop())

/** Publishes a document while a hook, the last one, runs foreign code. */
async function publishWith(doc: Created, code: (req: PayloadRequest) => Promise<unknown>): Promise<unknown> {
  hooks.push(async ({ data, req }) => {
    await code(req)
    return data as never
  })
  const req = await requestAs(payload, fixture.people.publisher.id)
  const { revision } = await readWorkflowRecord(fixture.payload, 'articles', doc.id)
  return workflowOf(payload)
    .performTransition(req, { collection, id: doc.id, name: 'publish', revision: String(revision) })
    .catch((error: unknown) => error)
}

const contextOf = ({ context }: PayloadRequest): object =>
  Object.fromEntries(Reflect.ownKeys(context).map((key) => [key, (context as Record<string | symbol, unknown>)[key]]))
const forbiddenWrites = (req: () => Promise<PayloadRequest>, id: string): (() => Promise<unknown>)[] => [
  async () => payload.update({ collection, id, data: { _status: 'published', title: '改' }, req: await req() }),
  async () => payload.update({ collection, id, data: { title: '改' }, req: await req() }),
  async () => payload.db.updateOne({ collection, id, data: { _status: 'published', title: '改' }, req: await req() }),
  async () => payload.db.updateOne({ collection, id, data: { _status: 'draft' }, req: await req() }),
  async () => payload.db.deleteOne({ collection, where: { id: { equals: id } }, req: await req() }),
  async () => payload.db.deleteVersions({ collection, where: { parent: { equals: id } }, req: await req() }),
]

describe('The grant of a transition', () => {
  it('allows nothing after its transition, wherever it was copied', async () => {
    const doc = await fixture.createArticle('approved')
    let stolen: object = {}
    let ownRequest: PayloadRequest | undefined
    expect(
      describeResult(
        await publishWith(doc, (req) => Promise.resolve(void ((stolen = contextOf(req)), (ownRequest = req)))),
      ),
    ).toBe('done')
    expect(Reflect.ownKeys(stolen).some((key) => typeof key === 'symbol')).toBe(true)
    const other = await fixture.createArticle('live')
    for (const id of [doc.id, other.id]) {
      for (const attempt of forbiddenWrites(
        async () => Object.assign(await createLocalReq({}, payload), { context: { ...stolen } }),
        id,
      ))
        expect((await expectNoChange(fixture, attempt)).answer).toBe('403 gate')
      for (const attempt of forbiddenWrites(() => Promise.resolve(ownRequest!), id))
        expect((await expectNoChange(fixture, attempt)).answer).toBe('403 gate')
    }
  })

  it('is for one document and one content: a hook that finds it can change no other document', async () => {
    const other = await fixture.createArticle('live')
    const answers: string[] = []
    for (let index = 0; index < 6; index += 1) {
      const doc = await fixture.createArticle('approved')
      const published = await publishWith(doc, async (req) => {
        hooks.splice(0, hooks.length, ...originalHooks)
        answers.push(
          describeResult(
            await forbiddenWrites(() => Promise.resolve(req), other.id)[index]!().catch((error: unknown) => error),
          ),
        )
      })
      expect((await send(fixture, 'get', `articles/${other.id}`)).body.title).toBe(other.title)
      // Payload's own operations roll back the whole transaction when they fail, even if the hook catches the error.
      const isPublished = index > 1
      expect(describeResult(published)).toBe(isPublished ? 'done' : '403 gate')
      expect(await readWorkflowRecord(fixture.payload, 'articles', doc.id)).toMatchObject(
        isPublished ? { state: 'published', seal: { basis: { kind: 'approvals' } } } : { state: 'approved' },
      )
      expect((await send(fixture, 'get', `articles/${doc.id}`)).status).toBe(isPublished ? 200 : 404)
      expect((await payload.findByID({ collection, id: doc.id, depth: 0 }))._status).toBe(
        isPublished ? 'published' : 'draft',
      )
    }
    expect(new Set(answers)).toEqual(new Set(['403 gate']))
  })

  it('is for the content that was approved: a hook that changes it makes the publication fail', async () => {
    const doc = await fixture.createArticle('approved')
    const hook: CollectionBeforeChangeHook = ({ data }) => ({ ...data, summary: '夹带' }) as never
    hooks.push(hook)
    const { answer, refused } = await expectNoChange(fixture, () =>
      sendTransition(fixture, `articles/${doc.id}`, 'publish', fixture.people.publisher),
    )
    expect([answer, refused.map(({ outcome, codes }) => [outcome, codes])]).toEqual([
      '403 gate',
      [['refused', ['gate']]],
    ])
  })

  it('is for the content that was approved in direct database calls too', async () => {
    const doc = await fixture.createArticle('approved')
    const answers: string[] = []
    await publishWith(doc, async (req) =>
      answers.push(
        describeResult(
          await payload.db
            .updateOne({ collection, id: doc.id, data: { _status: 'published', title: '夹带' }, req })
            .catch((error: unknown) => error),
        ),
      ),
    )
    expect(answers).toEqual(['403 gate'])
    expect((await send(fixture, 'get', `articles/${doc.id}`)).status).toBe(404)
  })

  it('cannot be forged', async () => {
    const doc = await fixture.createArticle('live')
    const grant = {
      collection,
      document: doc.id,
      transition: 'publish',
      state: 'published',
      contentHash: (await readWorkflowRecord(fixture.payload, 'articles', doc.id)).contentHash,
    }
    const forged = {
      [Symbol('grant')]: grant,
      [Symbol.for('grant')]: grant,
      grant,
      settings: true,
      [Symbol('settings')]: true,
      [Symbol('original')]: doc.id,
    }
    for (const attempt of forbiddenWrites(
      async () => Object.assign(await createLocalReq({}, payload), { context: { ...forged } }),
      doc.id,
    ))
      expect((await expectNoChange(fixture, attempt)).answer).toBe('403 gate')
  })

  it('is void when the transition fails half-way, and everything written is rolled back', async () => {
    const doc = await fixture.createArticle('approved')
    const { afterChange } = payload.collections[collection].config.hooks
    afterChange.push(() => {
      throw new Error('half-way')
    })
    const { refused } = await expectNoChange(fixture, () =>
      sendTransition(fixture, `articles/${doc.id}`, 'publish', fixture.people.publisher),
    )
    afterChange.pop()
    expect(refused).toEqual([])
    expect((await sendTransition(fixture, `articles/${doc.id}`, 'publish', fixture.people.publisher)).status).toBe(200)
  })
})

describe('Moving a document to the trash', () => {
  it('counts as an edit when it changes other fields too', async () => {
    const { writer, editor, secondEditor } = fixture.people
    for (const query of ['', '?draft=true']) {
      const doc = await fixture.createArticle('draft')
      await send(fixture, 'patch', `articles/${doc.id}${query}`, editor, {
        deletedAt: new Date().toISOString(),
        summary: '我的话',
      }).expect(200)
      await send(fixture, 'patch', `articles/${doc.id}?trash=true${query.replace('?', '&')}`, writer, {
        deletedAt: null,
      }).expect(200)
      expect((await sendTransition(fixture, `articles/${doc.id}`, 'submit', writer)).status).toBe(200)
      const refused = await sendTransition(fixture, `articles/${doc.id}`, 'approve', editor)
      expect([query, ...statusAndCodesOf(refused)]).toEqual([query, 403, ['ownWork']])
      expect((await sendTransition(fixture, `articles/${doc.id}`, 'approve', secondEditor)).status).toBe(200)
    }
  })
})

describe('An unknown method of the database adapter', () => {
  it('is refused', async () => {
    const fakeAdapter = {
      payload: {},
      create: () => Promise.resolve(),
      bulkRewrite: () => Promise.resolve('written'),
      updateEverything() {},
      find: () => Promise.resolve('read'),
    }
    const adapter = gateAdapter(fakeAdapter as unknown as BaseDatabaseAdapter) as unknown as typeof fakeAdapter
    expect(describeResult(await adapter.bulkRewrite().catch((error: unknown) => error))).toBe('403 gate')
    expect(describeResult(await Promise.resolve(adapter.updateEverything()).catch((error: unknown) => error))).toBe(
      '403 gate',
    )
    expect(await adapter.find()).toBe('read')
  })
})
