import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Response } from 'supertest'

import { verifyChain } from '../../../src/audit/verifyChain.js'
import { contentOf } from '../../../src/workflow/content/contentOf.js'
import { makeIn, startScene, type Made, type Scene } from './scene.js'

const rounds = 50
const patience = 300_000

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterEach(async () => {
  await scene.events()
  expect(await verifyChain(scene.payload)).toMatchObject({ ok: true })
})
afterAll(() => scene.dashiji.stop())

const collection = 'articles'
const won = ({ status }: Response): boolean => status === 200
const revisionOf = async (id: string): Promise<string> => String((await scene.record(id)).revision)

/** That the loser was told clearly: he saw something old, the state is another by now, or he is to try again. */
function expectClear(answers: readonly Response[]): void {
  for (const { status, body } of answers.filter((answer) => !won(answer))) {
    const codes = body.errors.map(
      (error: { code?: string; data?: { code?: string } }) => error.code ?? error.data?.code,
    )
    expect([
      [409, 'stale'],
      [503, 'writeConflict'],
      [503, 'databaseBusy'],
    ]).toContainEqual([status, codes[0]])
  }
}

/** That one document is what its history says it is: one newest version, a record that names its text, live text as approved. */
async function expectWhole(id: string): Promise<void> {
  const { db } = scene.payload
  const { docs: latest } = await db.findVersions<{ id: string; title: string }>({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    pagination: false,
  })
  expect(latest).toHaveLength(1)
  const record = await scene.record(id)
  expect((await contentOf(scene.payload, {}, collection, { ...latest[0]!.version, id })).hash).toBe(record.contentHash)
  const row = (await db.findOne<{ id: string; _status: string }>({ collection, where: { id: { equals: id } } }))!
  const seen = await scene.send('get', `articles/${id}`)
  expect(seen.status).toBe(row._status === 'published' ? 200 : 404)
  if (row._status !== 'published') return
  const approvals = (await scene.events(0, id)).filter(
    ({ action, outcome }) => action === 'content.approve' && outcome === 'done',
  )
  expect(approvals.map(({ contentHash }) => contentHash)).toContain(
    (await contentOf(scene.payload, {}, collection, row)).hash,
  )
}

/** Runs a race over and over; `expected` says how many may win. */
async function race(
  state: 'inReview' | 'approved' | 'live',
  expected: { atLeast: number; atMost: number },
  start: (doc: Made, round: number) => Promise<Response>[],
  after?: (doc: Made, answers: Response[]) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const doc = await makeIn(scene, state)
    const answers = await Promise.all(start(doc, round))
    const winners = answers.filter(won).length
    expect({
      round,
      winners,
      answers:
        winners >= expected.atLeast && winners <= expected.atMost
          ? []
          : answers.map(({ status, text }) => `${status} ${text}`),
    }).toEqual({ round, winners, answers: [] })
    expectClear(answers)
    await expectWhole(doc.id)
    await after?.(doc, answers)
  }
}

const act = (as: { headers: Record<string, string> }, id: string, name: string, revision: string): Promise<Response> =>
  scene.send('post', `articles/${id}/transitions/${name}`, as, { revision }).then((answer) => answer)
const save = (as: { headers: Record<string, string> }, id: string, title: string, query: string): Promise<Response> =>
  scene.send('patch', `articles/${id}?draft=true${query}`, as, { title }).then((answer) => answer)
const once = { atLeast: 1, atMost: 1 }

describe('Of two at the same time', () => {
  it(
    'one approval counts when one editor sends it twice, from two sessions',
    async () => {
      const { editor } = scene.cast
      await race('inReview', once, ({ id }) => [act(editor, id, 'approve', '2'), act(editor, id, 'approve', '2')])
    },
    patience,
  )

  it(
    'one approval counts when two editors send theirs',
    async () => {
      const { editor, second } = scene.cast
      await race(
        'inReview',
        once,
        ({ id }) => [act(editor, id, 'approve', '2'), act(second, id, 'approve', '2')],
        async ({ id }) => expect((await scene.record(id)).run?.approvals).toHaveLength(1),
      )
    },
    patience,
  )

  it(
    'an edit is never covered by an approval of the text before it',
    async () => {
      const { editor, writer } = scene.cast
      await race(
        'inReview',
        { atLeast: 1, atMost: 2 },
        ({ id }, round) =>
          round % 2
            ? [act(editor, id, 'approve', '2'), save(writer, id, '改', '')]
            : [save(writer, id, '改', ''), act(editor, id, 'approve', '2')],
        async ({ id }, answers) => {
          const edited = answers.find(({ body }) => body.doc?.title === '改' && !body.event)
          if (edited) expect(await scene.record(id)).toMatchObject({ state: 'draft' })
        },
      )
    },
    patience,
  )

  it(
    'an edit never goes live with a publication of the text before it',
    async () => {
      const { publisher, writer } = scene.cast
      await race(
        'approved',
        { atLeast: 1, atMost: 2 },
        ({ id }, round) =>
          round % 2
            ? [act(publisher, id, 'publish', '3'), save(writer, id, '改', '')]
            : [save(writer, id, '改', ''), act(publisher, id, 'publish', '3')],
        async ({ id, title }) => {
          const seen = await scene.send('get', `articles/${id}`)
          expect([undefined, title]).toContain(seen.body.title)
        },
      )
    },
    patience,
  )

  it(
    'one save is taken when both name the version that they saw',
    async () => {
      const { writer, editor } = scene.cast
      await race(
        'live',
        once,
        ({ id }) => [save(writer, id, '甲', '&revision=4'), save(editor, id, '乙', '&revision=4')],
        async ({ id }, answers) => {
          const { body } = await scene.send('get', `articles/${id}?draft=true`, writer)
          expect(body.title).toBe(answers.find(won)!.body.doc.title)
          expect(await revisionOf(id)).toBe('5')
        },
      )
    },
    patience,
  )

  it(
    'one publication is made when two publishers press the button, and one stays told',
    async () => {
      const { publisher, deputy } = scene.cast
      await race('approved', once, ({ id }) => [act(publisher, id, 'publish', '3'), act(deputy, id, 'publish', '3')])
    },
    patience,
  )
})
