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
import { actingAs } from '../../../support/workflow.js'
import {
  createDraft,
  createArticleIn,
  startWorkflowFixture,
  type CreatedArticle,
  type WorkflowFixture,
} from '../WorkflowFixture.js'
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
afterAll(() => fixture.dashiji.stop())

/** Runs somebody else's code as the last hook of a publication. */
async function publishWith(doc: CreatedArticle, code: (req: PayloadRequest) => Promise<unknown>): Promise<unknown> {
  hooks.push(async ({ data, req }) => {
    await code(req)
    return data as never
  })
  const req = await actingAs(payload, fixture.people.publisher.id)
  const { revision } = await fixture.readRecord(doc.id)
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

describe('The leave to touch live text', () => {
  it('opens nothing once its transition is over, wherever it was copied to', async () => {
    const doc = await createArticleIn(fixture, 'approved')
    let stolen: object = {}
    let ownRequest: PayloadRequest | undefined
    expect(
      describeResult(
        await publishWith(doc, (req) => Promise.resolve(void ((stolen = contextOf(req)), (ownRequest = req)))),
      ),
    ).toBe('done')
    expect(Reflect.ownKeys(stolen).some((key) => typeof key === 'symbol')).toBe(true)
    const other = await createArticleIn(fixture, 'live')
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

  it('is for one document and one text: a hook that finds it takes down, changes and publishes nothing else', async () => {
    const other = await createArticleIn(fixture, 'live')
    const answers: string[] = []
    for (let index = 0; index < 6; index += 1) {
      const doc = await createArticleIn(fixture, 'approved')
      const published = await publishWith(doc, async (req) => {
        hooks.splice(0, hooks.length, ...originalHooks)
        answers.push(
          describeResult(
            await forbiddenWrites(() => Promise.resolve(req), other.id)[index]!().catch((error: unknown) => error),
          ),
        )
      })
      expect((await fixture.send('get', `articles/${other.id}`)).body.title).toBe(other.title)
      // Payload's own operations undo the whole act when they fail within it, also when the hook says nothing of it.
      const isPublished = index > 1
      expect(describeResult(published)).toBe(isPublished ? 'done' : '403 gate')
      expect(await fixture.readRecord(doc.id)).toMatchObject(
        isPublished ? { state: 'published', seal: { basis: { kind: 'approvals' } } } : { state: 'approved' },
      )
      expect((await fixture.send('get', `articles/${doc.id}`)).status).toBe(isPublished ? 200 : 404)
      expect((await payload.findByID({ collection, id: doc.id, depth: 0 }))._status).toBe(
        isPublished ? 'published' : 'draft',
      )
    }
    expect(new Set(answers)).toEqual(new Set(['403 gate']))
  })

  it('is for the words that were approved: a hook that changes them stops the publication', async () => {
    const doc = await createArticleIn(fixture, 'approved')
    const hook: CollectionBeforeChangeHook = ({ data }) => ({ ...data, summary: '夹带' }) as never
    hooks.push(hook)
    const { answer, refused } = await expectNoChange(
      fixture,
      () => fixture.takeTransition(fixture.people.publisher, doc.id, 'publish') as PromiseLike<unknown>,
    )
    expect([answer, refused.map(({ outcome, codes }) => [outcome, codes])]).toEqual([
      '403 gate',
      [['refused', ['gate']]],
    ])
  })

  it('is for the words that were approved in the database too', async () => {
    const doc = await createArticleIn(fixture, 'approved')
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
    expect((await fixture.send('get', `articles/${doc.id}`)).status).toBe(404)
  })

  it('cannot be made by hand', async () => {
    const doc = await createArticleIn(fixture, 'live')
    const grant = {
      collection,
      document: doc.id,
      transition: 'publish',
      state: 'published',
      contentHash: (await fixture.readRecord(doc.id)).contentHash,
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

  it('goes with the act when that fails half-way, and everything it wrote with it', async () => {
    const doc = await createArticleIn(fixture, 'approved')
    const { afterChange } = payload.collections[collection].config.hooks
    afterChange.push(() => {
      throw new Error('half-way')
    })
    const { refused } = await expectNoChange(
      fixture,
      () => fixture.takeTransition(fixture.people.publisher, doc.id, 'publish') as PromiseLike<unknown>,
    )
    afterChange.pop()
    expect(refused).toEqual([])
    expect((await fixture.takeTransition(fixture.people.publisher, doc.id, 'publish')).status).toBe(200)
  })
})

describe('A removal', () => {
  it('carries no words: who changes a text on its way to the trash has edited it', async () => {
    const { writer, editor, second } = fixture.people
    for (const query of ['', '?draft=true']) {
      const doc = await createDraft(fixture)
      await fixture
        .send('patch', `articles/${doc.id}${query}`, editor, { deletedAt: new Date().toISOString(), summary: '我的话' })
        .expect(200)
      await fixture
        .send('patch', `articles/${doc.id}?trash=true${query.replace('?', '&')}`, writer, { deletedAt: null })
        .expect(200)
      expect((await fixture.takeTransition(writer, doc.id, 'submit')).status).toBe(200)
      const refused = await fixture.takeTransition(editor, doc.id, 'approve')
      expect([query, refused.status, refused.body.errors?.[0]?.code]).toEqual([query, 403, 'ownWork'])
      expect((await fixture.takeTransition(second, doc.id, 'approve')).status).toBe(200)
    }
  })
})

describe('A method of the database that nobody has judged', () => {
  it('is refused, whatever it would do', async () => {
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
