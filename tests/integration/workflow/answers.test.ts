import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { errorCodesOf, send, sendTransition, statusAndCodesOf } from '../../support/requests.js'
import { readWorkflowRecord } from '../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from './WorkflowFixture.js'
import { expectNoChange } from './expectNoChange.js'

let fixture: WorkflowFixture
let people: WorkflowFixture['people']
beforeAll(async () => {
  fixture = await startWorkflowFixture()
  people = fixture.people
})
afterAll(() => fixture.stop())

describe('A transition', () => {
  it('answers with the document and the event', async () => {
    const { id } = await fixture.createArticle('draft')
    const { status, body } = await sendTransition(fixture, `articles/${id}`, 'submit', people.writer, {
      revision: '1',
      comment: ' 请审 ',
    })
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['doc', 'event'])
    expect(body.doc).toMatchObject({ id, workflowState: 'inReview', _status: 'draft', revision: '2' })
    expect(body.event).toMatchObject({
      action: 'content.submit',
      outcome: 'done',
      actor: people.writer.id,
      from: 'draft',
      to: 'inReview',
      comment: '请审',
      collection: 'articles',
      document: id,
    })
    expect(body.event.contentHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('needs the revision that the person saw, and is refused with any but the newest', async () => {
    const { id } = await fixture.createArticle('inReview')
    for (const seen of [undefined, null, '', 2, { a: 1 }, ['2']]) {
      const answer = await sendTransition(fixture, `articles/${id}`, 'approve', people.editor, { revision: seen })
      expect([seen, ...statusAndCodesOf(answer)]).toEqual([seen, 422, ['revisionRequired']])
    }
    for (const seen of ['1', '3', 'x', '2 ', '02']) {
      const answer = await sendTransition(fixture, `articles/${id}`, 'approve', people.editor, { revision: seen })
      expect([seen, ...statusAndCodesOf(answer)]).toEqual([seen, 409, ['stale']])
    }
    const { answer, refused } = await expectNoChange(fixture, () =>
      sendTransition(fixture, `articles/${id}`, 'approve', people.editor, { revision: '1' }),
    )
    expect([answer, refused.map(({ codes }) => codes)]).toEqual(['409 stale', [['stale']]])
  })

  it('is scheduled only for a valid time in the future', async () => {
    const { id } = await fixture.createArticle('approved')
    for (const at of [
      '',
      null,
      0,
      true,
      'now',
      'tomorrow',
      '2020-01-01T00:00:00Z',
      '2099-01-01',
      '2099-01-01T00:00:00',
      '2099-02-30T00:00:00Z',
      '2099-01-01T24:00:00Z',
      4_070_908_800_000,
      ['2099-01-01T00:00:00Z'],
      {},
    ]) {
      const answer = await sendTransition(fixture, `articles/${id}`, 'publish', people.publisher, { revision: '3', at })
      expect([at, ...statusAndCodesOf(answer)]).toEqual([at, 422, ['badTime']])
    }
    expect((await send(fixture, 'get', `articles/${id}`)).status).toBe(404)
    expect(await readWorkflowRecord(fixture.payload, 'articles', id)).toMatchObject({ state: 'approved', revision: 3 })
    const { status, body } = await sendTransition(fixture, `articles/${id}`, 'publish', people.publisher, {
      revision: '3',
      at: '2099-01-01T08:00:00+08:00',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      doc: { workflowState: 'approved', _status: 'draft' },
      event: { action: 'content.schedule' },
    })
    const again = { revision: '4', at: '2099-01-02T00:00:00Z' }
    const second = await sendTransition(fixture, `articles/${id}`, 'publish', people.publisher, again)
    expect(errorCodesOf(second)).toEqual(['alreadyScheduled'])
    expect((await send(fixture, 'get', `articles/${id}`)).status).toBe(404)
    const unschedule = (revision: string) =>
      sendTransition(fixture, `articles/${id}`, 'unschedule', people.secondPublisher, { revision })
    expect((await unschedule('4')).status).toBe(200)
    expect(errorCodesOf(await unschedule('5'))).toEqual(['notScheduled'])
  })

  it('needs a comment of visible text where one is required', async () => {
    const live = await fixture.createArticle('live')
    const inReview = await fixture.createArticle('inReview')
    for (const [as, { id }, name] of [
      [people.publisher, live, 'archive'],
      [people.publisher, live, 'emergencyTakeDown'],
      [people.editor, inReview, 'requestChanges'],
    ] as const) {
      for (const comment of [undefined, null, '', '  ', '\u200b\u3000']) {
        const answer = await sendTransition(fixture, `articles/${id}`, name, as, { comment })
        expect([name, comment, ...statusAndCodesOf(answer)]).toEqual([name, comment, 422, ['commentRequired']])
      }
      for (const comment of [5, ['x'], { x: 1 }])
        expect(errorCodesOf(await sendTransition(fixture, `articles/${id}`, name, as, { comment }))).toContain(
          'badComment',
        )
    }
    expect((await send(fixture, 'get', `articles/${live.id}`)).status).toBe(200)
  })

  it('is refused with every reason once, and with the status of the gravest', async () => {
    const { id } = await fixture.createArticle('draft')
    const answer = await sendTransition(fixture, `articles/${id}`, 'archive', people.writer, { revision: 'x' })
    expect(statusAndCodesOf(answer)).toEqual([409, ['stale', 'commentRequired', 'notPermitted', 'wrongState']])
    expect(answer.body.errors.every(({ message }: { message: string }) => /\p{Script=Han}/u.test(message))).toBe(true)
    const { refused } = await expectNoChange(fixture, () =>
      sendTransition(fixture, `articles/${id}`, 'archive', people.writer, { revision: '1' }),
    )
    expect(refused).toMatchObject([
      {
        action: 'content.archive',
        codes: ['commentRequired', 'notPermitted', 'wrongState'],
        actor: people.writer.id,
        document: id,
      },
    ])
  })

  it('reveals nothing to people without an account, not even whether the document exists', async () => {
    const { id } = await fixture.createArticle('live')
    for (const as of [people.anonymous, people.website]) {
      for (const documentId of [id, 'none']) {
        expect((await send(fixture, 'get', `articles/${documentId}/transitions`, as)).status).toBe(403)
        expect(
          (
            await expectNoChange(fixture, () =>
              sendTransition(fixture, `articles/${documentId}`, 'archive', as, { revision: '4', comment: 'x' }),
            )
          ).answer,
        ).toBe('403 notPermitted')
      }
    }
    for (const body of ['[]', '5', '"x"', '{"revision":']) {
      const answer = await send(fixture, 'post', `articles/${id}/transitions/archive`, people.publisher)
        .set('content-type', 'application/json')
        .send(body)
      expect([body, answer.status]).toEqual([body, body === '5' || body === '"x"' ? answer.status : 400])
      expect(answer.status).toBeLessThan(500)
    }
    expect((await send(fixture, 'get', 'articles/none/transitions', people.writer)).status).toBe(404)
  })

  it('is listed with whether it is allowed, and with the reasons if not', async () => {
    const { id } = await fixture.createArticle('inReview')
    const { body } = await send(fixture, 'get', `articles/${id}/transitions`, people.writer).expect(200)
    expect(body).toMatchObject({
      revision: '2',
      state: 'inReview',
      isLive: false,
      levels: [{ key: 'review', approved: false }],
    })
    expect(
      body.transitions.map(
        ({ name, allowed, blockers }: { name: string; allowed: boolean; blockers: { code: string }[] }) => [
          name,
          allowed,
          ...blockers.map(({ code }) => code),
        ],
      ),
    ).toEqual([
      ['submit', false, 'wrongState'],
      ['withdraw', true],
      ['requestChanges', false, 'notPermitted'],
      ['approve', false, 'notPermitted'],
      ['publish', false, 'notPermitted', 'wrongState'],
      ['unschedule', false, 'notPermitted', 'wrongState', 'notScheduled'],
      ['revise', false, 'wrongState'],
      ['archive', false, 'notPermitted', 'wrongState'],
      ['emergencyTakeDown', false, 'notPermitted', 'wrongState'],
      ['reviewTakeDown', false, 'notPermitted', 'noTakeDown'],
      ['restore', false, 'notPermitted', 'wrongState'],
    ])
    for (const { blockers } of body.transitions)
      for (const blocker of blockers) expect(Object.keys(blocker).sort()).toEqual(['code', 'message'])
  })
})
