import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import {
  createDraft,
  createArticleIn,
  startWorkflowFixture,
  type Requester,
  type WorkflowFixture,
} from './WorkflowFixture.js'
import { expectNoChange } from './expectNoChange.js'

let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await startWorkflowFixture()
})
afterAll(() => fixture.dashiji.stop())

const postTransition = (as: Requester, id: string, name: string, body: object) =>
  fixture.send('post', `articles/${id}/transitions/${name}`, as, body)
const errorCodesOf = ({ body }: { body: { errors: { code: string }[] } }): string[] =>
  body.errors.map(({ code }) => code)
const readRevision = async (id: string): Promise<string> => String((await fixture.readRecord(id)).revision)

describe('A transition', () => {
  it('answers with the document and the event', async () => {
    const { id } = await createDraft(fixture)
    const { body } = await postTransition(fixture.people.writer, id, 'submit', {
      revision: '1',
      comment: ' 请审 ',
    }).expect(200)
    expect(Object.keys(body).sort()).toEqual(['doc', 'event'])
    expect(body.doc).toMatchObject({ id, workflowState: 'inReview', _status: 'draft', revision: '2' })
    expect(body.event).toMatchObject({
      action: 'content.submit',
      outcome: 'done',
      actor: fixture.people.writer.id,
      from: 'draft',
      to: 'inReview',
      comment: '请审',
      collection: 'articles',
      document: id,
    })
    expect(body.event.contentHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('asks for the revision that was seen, and refuses an older one with what has changed', async () => {
    const { id } = await createArticleIn(fixture, 'inReview')
    for (const seen of [undefined, null, '', 2, { a: 1 }, ['2']]) {
      const answer = await postTransition(fixture.people.editor, id, 'approve', { revision: seen })
      expect([seen, answer.status, errorCodesOf(answer)]).toEqual([seen, 422, ['revisionRequired']])
    }
    for (const seen of ['1', '3', 'x', '2 ', '02']) {
      const answer = await postTransition(fixture.people.editor, id, 'approve', { revision: seen })
      expect([seen, answer.status, errorCodesOf(answer)]).toEqual([seen, 409, ['stale']])
    }
    const { answer, refused } = await expectNoChange(fixture, () =>
      postTransition(fixture.people.editor, id, 'approve', { revision: '1' }),
    )
    expect([answer, refused.map(({ codes: given }) => given)]).toEqual(['409 stale', [['stale']]])
  })

  it('is for a moment to come or for now, never for something in between', async () => {
    const { id } = await createArticleIn(fixture, 'approved')
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
      const answer = await postTransition(fixture.people.publisher, id, 'publish', { revision: '3', at })
      expect([at, answer.status, errorCodesOf(answer)]).toEqual([at, 422, ['badTime']])
    }
    expect((await fixture.send('get', `articles/${id}`)).status).toBe(404)
    expect(await fixture.readRecord(id)).toMatchObject({ state: 'approved', revision: 3 })
    const { body } = await postTransition(fixture.people.publisher, id, 'publish', {
      revision: '3',
      at: '2099-01-01T08:00:00+08:00',
    }).expect(200)
    expect(body).toMatchObject({
      doc: { workflowState: 'approved', _status: 'draft' },
      event: { action: 'content.schedule' },
    })
    expect(
      errorCodesOf(
        await postTransition(fixture.people.publisher, id, 'publish', { revision: '4', at: '2099-01-02T00:00:00Z' }),
      ),
    ).toEqual(['alreadyScheduled'])
    expect((await fixture.send('get', `articles/${id}`)).status).toBe(404)
    await postTransition(fixture.people.deputy, id, 'unschedule', { revision: '4' }).expect(200)
    expect(errorCodesOf(await postTransition(fixture.people.deputy, id, 'unschedule', { revision: '5' }))).toEqual([
      'notScheduled',
    ])
  })

  it('needs a reason where one is due, and a reason is text that can be seen', async () => {
    const live = await createArticleIn(fixture, 'live')
    const inReview = await createArticleIn(fixture, 'inReview')
    for (const [as, { id }, name] of [
      [fixture.people.publisher, live, 'archive'],
      [fixture.people.publisher, live, 'emergencyTakeDown'],
      [fixture.people.editor, inReview, 'requestChanges'],
    ] as const) {
      for (const comment of [undefined, null, '', '  ', '\u200b\u3000']) {
        const answer = await postTransition(as, id, name, { revision: await readRevision(id), comment })
        expect([name, comment, answer.status, errorCodesOf(answer)]).toEqual([name, comment, 422, ['commentRequired']])
      }
      for (const comment of [5, ['x'], { x: 1 }])
        expect(
          errorCodesOf(await postTransition(as, id, name, { revision: await readRevision(id), comment })),
        ).toContain('badComment')
    }
    expect((await fixture.send('get', `articles/${live.id}`)).status).toBe(200)
  })

  it('gives every reason against it, each once, with the graver status', async () => {
    const { id } = await createDraft(fixture)
    const answer = await postTransition(fixture.people.writer, id, 'archive', { revision: 'x' })
    expect([answer.status, errorCodesOf(answer)]).toEqual([
      409,
      ['stale', 'commentRequired', 'notPermitted', 'wrongState'],
    ])
    expect(answer.body.errors.every(({ message }: { message: string }) => /\p{Script=Han}/u.test(message))).toBe(true)
    const { refused } = await expectNoChange(fixture, () =>
      postTransition(fixture.people.writer, id, 'archive', { revision: '1' }),
    )
    expect(refused).toMatchObject([
      {
        action: 'content.archive',
        codes: ['commentRequired', 'notPermitted', 'wrongState'],
        actor: fixture.people.writer.id,
        document: id,
      },
    ])
  })

  it('is not offered to people without an account, nor told whether there is a document', async () => {
    const { id } = await createArticleIn(fixture, 'live')
    for (const as of [fixture.people.nobody, fixture.people.website]) {
      for (const documentId of [id, 'none']) {
        expect((await fixture.send('get', `articles/${documentId}/transitions`, as)).status).toBe(403)
        expect(
          (
            await expectNoChange(fixture, () =>
              postTransition(as, documentId, 'archive', { revision: '4', comment: 'x' }),
            )
          ).answer,
        ).toBe('403 notPermitted')
      }
    }
    for (const body of ['[]', '5', '"x"', '{"revision":']) {
      const answer = await fixture
        .send('post', `articles/${id}/transitions/archive`, fixture.people.publisher)
        .set('content-type', 'application/json')
        .send(body)
      expect([body, answer.status]).toEqual([body, body === '5' || body === '"x"' ? answer.status : 400])
      expect(answer.status).toBeLessThan(500)
    }
    expect((await fixture.send('get', 'articles/none/transitions', fixture.people.writer)).status).toBe(404)
  })

  it('is listed with what it needs, whether it is open, and why not', async () => {
    const { id } = await createArticleIn(fixture, 'inReview')
    const { body } = await fixture.send('get', `articles/${id}/transitions`, fixture.people.writer).expect(200)
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

describe('What was taken down', () => {
  it('in an emergency waits for another publisher’s eyes', async () => {
    const { publisher, deputy, all } = fixture.people
    const { id } = await createArticleIn(fixture, 'live')
    await fixture.send('patch', `articles/${id}?draft=true`, fixture.people.writer, { summary: '新稿' }).expect(200)
    await postTransition(publisher, id, 'emergencyTakeDown', { revision: '5', comment: '有误' }).expect(200)
    expect((await fixture.send('get', `articles/${id}`)).status).toBe(404)
    expect((await fixture.send('get', `articles/${id}/transitions`, deputy)).body.takeDown).toMatchObject({
      by: publisher.id,
      comment: '有误',
    })
    expect(errorCodesOf(await postTransition(publisher, id, 'reviewTakeDown', { revision: '6' }))).toEqual([
      'ownTakeDown',
    ])
    await postTransition(all, id, 'reviewTakeDown', { revision: '6' }).expect(200)
    expect(errorCodesOf(await postTransition(deputy, id, 'reviewTakeDown', { revision: '7' }))).toEqual(['noTakeDown'])
    expect(await fixture.readRecord(id)).toMatchObject({ state: 'archived', takeDownOpen: false })
  })

  it('comes back as a draft, through a review, and is removed by a publisher who says why', async () => {
    const { publisher, editor, writer, admin } = fixture.people
    const { id, title } = await createArticleIn(fixture, 'archived')
    expect(
      (await fixture.send('patch', `articles/${id}?draft=true`, writer, { title: '改' })).body.errors[0].code ?? '',
    ).toBe('wrongState')
    expect(errorCodesOf(await postTransition(writer, id, 'restore', { revision: '5' }))).toEqual(['notPermitted'])
    await postTransition(publisher, id, 'restore', { revision: '5' }).expect(200)
    expect(errorCodesOf(await postTransition(publisher, id, 'publish', { revision: '6' }))).toEqual(['wrongState'])
    await postTransition(writer, id, 'submit', { revision: '6' }).expect(200)
    await postTransition(editor, id, 'approve', { revision: '7' }).expect(200)
    await postTransition(publisher, id, 'publish', { revision: '8' }).expect(200)
    expect((await fixture.send('get', `articles/${id}`)).body.title).toBe(title)
    await postTransition(publisher, id, 'archive', { revision: '9', comment: '撤下' }).expect(200)
    for (const as of [writer, editor, admin])
      expect((await expectNoChange(fixture, () => fixture.send('delete', `articles/${id}?comment=x`, as))).answer).toBe(
        '403 notPermitted',
      )
    for (const query of ['', '?comment=', '?comment=%20'])
      expect(
        (await expectNoChange(fixture, () => fixture.send('delete', `articles/${id}${query}`, publisher))).answer,
      ).toBe('422 commentRequired')
    await fixture.send('delete', `articles/${id}?comment=${encodeURIComponent('过期')}`, publisher).expect(200)
    expect((await fixture.readEvents(0, id)).at(-1)).toMatchObject({
      action: 'content.remove',
      outcome: 'done',
      comment: '过期',
      actor: publisher.id,
    })
    expect(await fixture.readRecord(id)).toBeNull()
  })
})
