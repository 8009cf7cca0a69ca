import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Response } from 'supertest'

import { verifyChain } from '../../../src/audit/verifyChain.js'
import { digestContent } from '../../../src/workflow/content/digestContent.js'
import { createArticleIn, startWorkflowFixture, type CreatedArticle, type WorkflowFixture } from './WorkflowFixture.js'

const rounds = 50
const raceTimeoutMs = 300_000

let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await startWorkflowFixture()
})
afterEach(async () => {
  await fixture.readEvents()
  expect(await verifyChain(fixture.payload)).toMatchObject({ ok: true })
})
afterAll(() => fixture.dashiji.stop())

const collection = 'articles'
const hasWon = ({ status }: Response): boolean => status === 200
const readRevision = async (id: string): Promise<string> => String((await fixture.readRecord(id)).revision)

/** That the loser was told clearly: he saw something old, the state is another by now, or he is to try again. */
function expectClearRefusals(answers: readonly Response[]): void {
  for (const { status, body } of answers.filter((answer) => !hasWon(answer))) {
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
async function expectConsistent(id: string): Promise<void> {
  const { db } = fixture.payload
  const { docs: latest } = await db.findVersions<{ id: string; title: string }>({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    pagination: false,
  })
  expect(latest).toHaveLength(1)
  const record = await fixture.readRecord(id)
  expect((await digestContent(fixture.payload, {}, collection, { ...latest[0]!.version, id })).hash).toBe(
    record.contentHash,
  )
  const row = (await db.findOne<{ id: string; _status: string }>({ collection, where: { id: { equals: id } } }))!
  const response = await fixture.send('get', `articles/${id}`)
  expect(response.status).toBe(row._status === 'published' ? 200 : 404)
  if (row._status !== 'published') return
  const approvals = (await fixture.readEvents(0, id)).filter(
    ({ action, outcome }) => action === 'content.approve' && outcome === 'done',
  )
  expect(approvals.map(({ contentHash }) => contentHash)).toContain(
    (await digestContent(fixture.payload, {}, collection, row)).hash,
  )
}

/** Runs a race over and over; `expected` says how many may win. */
async function runRaces(
  state: 'inReview' | 'approved' | 'live',
  expected: { atLeast: number; atMost: number },
  start: (doc: CreatedArticle, round: number) => Promise<Response>[],
  check?: (doc: CreatedArticle, answers: Response[]) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const doc = await createArticleIn(fixture, state)
    const answers = await Promise.all(start(doc, round))
    const winners = answers.filter(hasWon).length
    expect({
      round,
      winners,
      answers:
        winners >= expected.atLeast && winners <= expected.atMost
          ? []
          : answers.map(({ status, text }) => `${status} ${text}`),
    }).toEqual({ round, winners, answers: [] })
    expectClearRefusals(answers)
    await expectConsistent(doc.id)
    await check?.(doc, answers)
  }
}

const postTransition = (
  as: { headers: Record<string, string> },
  id: string,
  name: string,
  revision: string,
): Promise<Response> =>
  fixture.send('post', `articles/${id}/transitions/${name}`, as, { revision }).then((answer) => answer)
const saveDraft = (
  as: { headers: Record<string, string> },
  id: string,
  title: string,
  query: string,
): Promise<Response> =>
  fixture.send('patch', `articles/${id}?draft=true${query}`, as, { title }).then((answer) => answer)
const exactlyOne = { atLeast: 1, atMost: 1 }

describe('Of two at the same time', () => {
  it(
    'one approval counts when one editor sends it twice, from two sessions',
    async () => {
      const { editor } = fixture.people
      await runRaces('inReview', exactlyOne, ({ id }) => [
        postTransition(editor, id, 'approve', '2'),
        postTransition(editor, id, 'approve', '2'),
      ])
    },
    raceTimeoutMs,
  )

  it(
    'one approval counts when two editors send theirs',
    async () => {
      const { editor, second } = fixture.people
      await runRaces(
        'inReview',
        exactlyOne,
        ({ id }) => [postTransition(editor, id, 'approve', '2'), postTransition(second, id, 'approve', '2')],
        async ({ id }) => expect((await fixture.readRecord(id)).run?.approvals).toHaveLength(1),
      )
    },
    raceTimeoutMs,
  )

  it(
    'an edit is never covered by an approval of the text before it',
    async () => {
      const { editor, writer } = fixture.people
      await runRaces(
        'inReview',
        { atLeast: 1, atMost: 2 },
        ({ id }, round) =>
          round % 2
            ? [postTransition(editor, id, 'approve', '2'), saveDraft(writer, id, '改', '')]
            : [saveDraft(writer, id, '改', ''), postTransition(editor, id, 'approve', '2')],
        async ({ id }, answers) => {
          const edited = answers.find(({ body }) => body.doc?.title === '改' && !body.event)
          if (edited) expect(await fixture.readRecord(id)).toMatchObject({ state: 'draft' })
        },
      )
    },
    raceTimeoutMs,
  )

  it(
    'an edit never goes live with a publication of the text before it',
    async () => {
      const { publisher, writer } = fixture.people
      await runRaces(
        'approved',
        { atLeast: 1, atMost: 2 },
        ({ id }, round) =>
          round % 2
            ? [postTransition(publisher, id, 'publish', '3'), saveDraft(writer, id, '改', '')]
            : [saveDraft(writer, id, '改', ''), postTransition(publisher, id, 'publish', '3')],
        async ({ id, title }) => {
          const response = await fixture.send('get', `articles/${id}`)
          expect([undefined, title]).toContain(response.body.title)
        },
      )
    },
    raceTimeoutMs,
  )

  it(
    'one save is taken when both name the version that they saw',
    async () => {
      const { writer, editor } = fixture.people
      await runRaces(
        'live',
        exactlyOne,
        ({ id }) => [saveDraft(writer, id, '甲', '&revision=4'), saveDraft(editor, id, '乙', '&revision=4')],
        async ({ id }, answers) => {
          const { body } = await fixture.send('get', `articles/${id}?draft=true`, writer)
          expect(body.title).toBe(answers.find(hasWon)!.body.doc.title)
          expect(await readRevision(id)).toBe('5')
        },
      )
    },
    raceTimeoutMs,
  )

  it(
    'one publication is made when two publishers press the button, and one stays told',
    async () => {
      const { publisher, deputy } = fixture.people
      await runRaces('approved', exactlyOne, ({ id }) => [
        postTransition(publisher, id, 'publish', '3'),
        postTransition(deputy, id, 'publish', '3'),
      ])
    },
    raceTimeoutMs,
  )
})
