import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Response } from 'supertest'

import { drainAuditQueue } from '../../../src/audit/recordRefusal.js'
import { verifyChain } from '../../../src/audit/verifyChain.js'
import { digestContent } from '../../../src/workflow/content/digestContent.js'
import type { TransitionName } from '../../../src/workflow/policy/definition.js'
import type { Created } from '../../support/documents.js'
import type { Requester } from '../../support/people.js'
import { errorCodesOf, send, sendTransition } from '../../support/requests.js'
import { readAuditEvents, readRow, readWorkflowRecord } from '../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from './WorkflowFixture.js'

/** `DASHIJI_RACE_ROUNDS` runs each race more often, as `.ci/run` does. */
const rounds = Number(process.env.DASHIJI_RACE_ROUNDS ?? 10)
const raceTimeoutMs = 300_000

let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await startWorkflowFixture()
})
afterEach(async () => {
  await drainAuditQueue(fixture.payload)
  expect(await verifyChain(fixture.payload)).toMatchObject({ ok: true })
})
afterAll(() => fixture.stop())

const collection = 'articles'
const hasWon = ({ status }: Response): boolean => status === 200

/** Each refusal says that the revision is stale or that the client should try again. */
function expectClearRefusals(answers: readonly Response[]): void {
  for (const answer of answers.filter((each) => !hasWon(each))) {
    expect([
      [409, 'stale'],
      [503, 'writeConflict'],
      [503, 'databaseBusy'],
    ]).toContainEqual([answer.status, errorCodesOf(answer)[0]])
  }
}

/** One newest version, a record with the hash of its content, and live content only as it was approved. */
async function expectConsistent(id: string): Promise<void> {
  const { db } = fixture.payload
  const { docs: latest } = await db.findVersions<{ id: string; title: string }>({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    pagination: false,
  })
  expect(latest).toHaveLength(1)
  const record = await readWorkflowRecord(fixture.payload, 'articles', id)
  expect((await digestContent(fixture.payload, {}, collection, { ...latest[0]!.version, id })).hash).toBe(
    record.contentHash,
  )
  const row = (await readRow<{ _status: string }>(fixture.payload, collection, id))!
  const response = await send(fixture, 'get', `articles/${id}`)
  expect(response.status).toBe(row._status === 'published' ? 200 : 404)
  if (row._status !== 'published') return
  const approvals = await readAuditEvents(fixture.payload, {
    document: id,
    action: 'content.approve',
    outcome: 'done',
  })
  expect(approvals.map(({ contentHash }) => contentHash)).toContain(
    (await digestContent(fixture.payload, {}, collection, row)).hash,
  )
}

/** Runs a race many times; `expected` says how many may win. */
async function runRaces(
  state: 'inReview' | 'approved' | 'live',
  expected: { atLeast: number; atMost: number },
  start: (doc: Created, round: number) => Promise<Response>[],
  check?: (doc: Created, answers: Response[]) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const doc = await fixture.createArticle(state)
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

const transition = (as: Requester, id: string, name: TransitionName, revision: string) =>
  sendTransition(fixture, `articles/${id}`, name, as, { revision })
const saveDraft = async (as: Requester, id: string, title: string, query = ''): Promise<Response> =>
  send(fixture, 'patch', `articles/${id}?draft=true${query}`, as, { title })
const exactlyOne = { atLeast: 1, atMost: 1 }

describe('Of two requests at the same time', () => {
  it(
    'one approval counts when one editor sends both',
    async () => {
      const { editor } = fixture.people
      await runRaces('inReview', exactlyOne, ({ id }) => [
        transition(editor, id, 'approve', '2'),
        transition(editor, id, 'approve', '2'),
      ])
    },
    raceTimeoutMs,
  )

  it(
    'one approval counts when two editors send one each',
    async () => {
      const { editor, secondEditor } = fixture.people
      await runRaces(
        'inReview',
        exactlyOne,
        ({ id }) => [transition(editor, id, 'approve', '2'), transition(secondEditor, id, 'approve', '2')],
        async ({ id }) =>
          expect((await readWorkflowRecord(fixture.payload, 'articles', id)).run?.approvals).toHaveLength(1),
      )
    },
    raceTimeoutMs,
  )

  it(
    'an edit is never covered by an approval of the content before it',
    async () => {
      const { editor, writer } = fixture.people
      await runRaces(
        'inReview',
        { atLeast: 1, atMost: 2 },
        ({ id }, round) =>
          round % 2
            ? [transition(editor, id, 'approve', '2'), saveDraft(writer, id, '改')]
            : [saveDraft(writer, id, '改'), transition(editor, id, 'approve', '2')],
        async ({ id }, answers) => {
          const edited = answers.find(({ body }) => body.doc?.title === '改' && !body.event)
          if (edited)
            expect(await readWorkflowRecord(fixture.payload, 'articles', id)).toMatchObject({ state: 'draft' })
        },
      )
    },
    raceTimeoutMs,
  )

  it(
    'an edit never goes live with a publication of the content before it',
    async () => {
      const { publisher, writer } = fixture.people
      await runRaces(
        'approved',
        { atLeast: 1, atMost: 2 },
        ({ id }, round) =>
          round % 2
            ? [transition(publisher, id, 'publish', '3'), saveDraft(writer, id, '改')]
            : [saveDraft(writer, id, '改'), transition(publisher, id, 'publish', '3')],
        async ({ id, title }) => {
          const response = await send(fixture, 'get', `articles/${id}`)
          expect([undefined, title]).toContain(response.body.title)
        },
      )
    },
    raceTimeoutMs,
  )

  it(
    'one save is accepted when both name the revision that they saw',
    async () => {
      const { writer, editor } = fixture.people
      await runRaces(
        'live',
        exactlyOne,
        ({ id }) => [saveDraft(writer, id, '甲', '&revision=4'), saveDraft(editor, id, '乙', '&revision=4')],
        async ({ id }, answers) => {
          const { body } = await send(fixture, 'get', `articles/${id}?draft=true`, writer)
          expect(body.title).toBe(answers.find(hasWon)!.body.doc.title)
          expect((await readWorkflowRecord(fixture.payload, collection, id)).revision).toBe(5)
        },
      )
    },
    raceTimeoutMs,
  )

  it(
    'one publication succeeds when two publishers send one each',
    async () => {
      const { publisher, secondPublisher } = fixture.people
      await runRaces('approved', exactlyOne, ({ id }) => [
        transition(publisher, id, 'publish', '3'),
        transition(secondPublisher, id, 'publish', '3'),
      ])
    },
    raceTimeoutMs,
  )
})
