import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { verifyChain } from '../../../src/audit/verifyChain.js'
import { createWorkflow } from '../../../src/workflow/createWorkflow.js'
import { transitions } from '../../../src/workflow/policy/definition.js'
import type { Transition } from '../../../src/workflow/policy/Transition.js'
import { workflowOf } from '../../../src/workflow/workflowOf.js'
import type { Requester } from '../../support/people.js'
import { send, sendTransition } from '../../support/requests.js'
import { newestSequence, readAuditEvents, readWorkflowRecord } from '../../support/stored.js'
import { expectNoChange } from './expectNoChange.js'
import { startWorkflowFixture, type WorkflowFixture } from './WorkflowFixture.js'

// Two rows written by docs/contributing/transition.md. Nothing else in the product knows them.

/** Changes no live text. */
const shelve: Transition = {
  label: { zh: '搁置', en: 'Shelve' },
  from: ['draft', 'changesRequested'],
  to: 'archived',
  trigger: 'api',
  who: [{ right: 'content.publish' }],
  comment: 'required',
  live: false,
  effect: 'none',
  run: 'clear',
  confirm: { zh: '搁置的草稿须先恢复才能修改。', en: 'A shelved draft must be restored before it can be edited.' },
}

/** Takes live text down. */
const recall: Transition = {
  label: { zh: '召回', en: 'Recall' },
  from: ['published'],
  to: 'draft',
  trigger: 'api',
  who: [{ right: 'content.publish' }],
  comment: 'required',
  live: true,
  effect: 'takeDown',
  notice: 'clear',
  confirm: { zh: '网站不再显示，回到草稿。', en: 'Websites stop showing it, and it becomes a draft.' },
  emphasis: 'danger',
}

const comment = '资料有待核实'
let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await startWorkflowFixture({ transitions: { ...transitions, shelve, recall } })
})
afterAll(() => fixture.stop())

const post = (as: Requester, id: string, name: string, input: object = { comment }) =>
  sendTransition(fixture, `articles/${id}`, name, as, { ...input })

const listed = async (as: Requester, id: string, name: string) => {
  const { body } = await send(fixture, 'get', `articles/${id}/transitions`, as).expect(200)
  return body.transitions.find((option: { name: string }) => option.name === name)
}

/** That each attempt is answered so, changes nothing, and stands in the audit as refused. */
async function expectRefused(id: string, name: string, as: Requester, answer: string, body?: object): Promise<void> {
  const result = await expectNoChange(fixture, () => post(as, id, name, body))
  expect([result.answer, result.refused.map(({ action, codes }) => [action, codes])]).toEqual([
    answer,
    [[`content.${name}`, [answer.split(' ')[1]]]],
  ])
}

describe('A transition that is one new row', () => {
  it('is offered to those who may take it, in the words of the row, after the transitions that were there', async () => {
    const { id } = await fixture.createArticle('draft')
    const { publisher, writer } = fixture.people
    const { body } = await send(fixture, 'get', `articles/${id}/transitions`, publisher).expect(200)
    expect(body.transitions.map(({ name }: { name: string }) => name)).toEqual([
      ...Object.entries(transitions).flatMap(([name, { trigger }]) => (trigger === 'api' ? [name] : [])),
      'shelve',
      'recall',
    ])
    const option = { name: 'shelve', label: shelve.label, commentRequired: true }
    expect(await listed(publisher, id, 'shelve')).toEqual({ ...option, allowed: true, blockers: [] })
    expect(await listed(writer, id, 'shelve')).toMatchObject({
      ...option,
      allowed: false,
      blockers: [{ code: 'notPermitted' }],
    })
    expect(await listed(publisher, id, 'recall')).toMatchObject({ allowed: false, blockers: [{ code: 'wrongState' }] })
  })

  it('is taken, and stands in the audit under its name', async () => {
    const { id } = await fixture.createArticle('draft')
    const { publisher } = fixture.people
    const since = await newestSequence(fixture.payload)
    const { status, body } = await post(publisher, id, 'shelve', { comment: ` ${comment} ` })
    expect([status, body.doc.workflowState, body.doc._status]).toEqual([200, 'archived', 'draft'])
    expect(await readAuditEvents(fixture.payload, { since })).toMatchObject([
      {
        action: 'content.shelve',
        outcome: 'done',
        actor: publisher.id,
        document: id,
        from: 'draft',
        to: 'archived',
        comment,
      },
    ])
    expect(await readWorkflowRecord(fixture.payload, 'articles', id)).toMatchObject({
      state: 'archived',
      revision: 2,
      run: null,
      wasLive: false,
    })
    const { body: listing } = await send(fixture, 'get', `articles/${id}/transitions`, publisher)
    expect(listing).toMatchObject({ state: 'archived', history: [{ action: 'shelve', comment }] })
    expect(await verifyChain(fixture.payload)).toMatchObject({ ok: true })
  })

  it('is for nobody else', async () => {
    const { id } = await fixture.createArticle('draft')
    const { writer, editor, admin, website, anonymous } = fixture.people
    for (const requester of [writer, editor, admin, website, anonymous])
      await expectRefused(id, 'shelve', requester, '403 notPermitted')
  })

  it('asks for its state, its comment and the newest revision', async () => {
    const { publisher, writer } = fixture.people
    const { id: submitted } = await fixture.createArticle('inReview')
    await expectRefused(submitted, 'shelve', publisher, '422 wrongState')
    const { id: live } = await fixture.createArticle('live')
    await send(fixture, 'patch', `articles/${live}?draft=true`, writer, { title: '新标题' }).expect(200)
    // The draft of a live text: to archive it would leave the text live.
    await expectRefused(live, 'shelve', publisher, '422 wrongState')
    const { id } = await fixture.createArticle('draft')
    await expectRefused(id, 'shelve', publisher, '422 commentRequired', {})
    await expectRefused(id, 'shelve', publisher, '422 revisionRequired', { comment, revision: undefined })
    await expectRefused(id, 'shelve', publisher, '409 stale', { comment, revision: '0' })
  })

  it('leads to where the other rows take over', async () => {
    const { publisher, writer } = fixture.people
    const { id } = await fixture.createArticle('draft')
    await post(publisher, id, 'shelve')
    const edited = await expectNoChange(fixture, () =>
      send(fixture, 'patch', `articles/${id}?draft=true`, writer, { title: '改' }),
    )
    expect(edited.answer).toBe('422 wrongState')
    expect((await sendTransition(fixture, `articles/${id}`, 'restore', publisher)).status).toBe(200)
    expect((await sendTransition(fixture, `articles/${id}`, 'submit', writer)).status).toBe(200)
    expect(await readWorkflowRecord(fixture.payload, 'articles', id)).toMatchObject({
      state: 'inReview',
      authors: [writer.id],
    })
  })
})

describe('A new row that takes down', () => {
  const publicStatus = async (id: string) => (await send(fixture, 'get', `articles/${id}`)).status

  it('takes the text off the websites with the grant of the workflow, and with its seal', async () => {
    const { publisher, writer } = fixture.people
    const { id } = await fixture.createArticle('live')
    expect([await publicStatus(id), (await listed(publisher, id, 'recall')).allowed]).toEqual([200, true])
    const since = await newestSequence(fixture.payload)
    const { status, body } = await post(publisher, id, 'recall')
    expect([status, body.doc.workflowState, body.doc._status]).toEqual([200, 'draft', 'draft'])
    expect(await publicStatus(id)).toBe(404)
    expect(await readWorkflowRecord(fixture.payload, 'articles', id)).toMatchObject({
      state: 'draft',
      run: null,
      seal: null,
      wasLive: true,
    })
    expect(await readAuditEvents(fixture.payload, { since })).toMatchObject([
      { action: 'content.recall', outcome: 'done', from: 'published', to: 'draft', comment },
    ])
    // It was live, so a deletion still asks for a publisher and a reason.
    const deletion = await expectNoChange(fixture, () => send(fixture, 'delete', `articles/${id}?comment=x`, writer))
    expect(deletion.answer).toBe('403 notPermitted')
  })

  it('opens the way to the next review, and the text is live again by that alone', async () => {
    const { writer, editor, publisher } = fixture.people
    const { id } = await fixture.createArticle('live')
    await post(publisher, id, 'recall')
    await expectRefused(id, 'publish', publisher, '422 wrongState', {})
    for (const [as, name] of [
      [writer, 'submit'],
      [editor, 'approve'],
      [publisher, 'publish'],
    ] as const)
      expect([name, (await sendTransition(fixture, `articles/${id}`, name, as)).status]).toEqual([name, 200])
    expect(await publicStatus(id)).toBe(200)
  })

  it('is for publishers, and for what is live', async () => {
    const { editor, admin, anonymous, publisher } = fixture.people
    const { id: live } = await fixture.createArticle('live')
    for (const requester of [editor, admin, anonymous])
      await expectRefused(live, 'recall', requester, '403 notPermitted')
    const { id: approved } = await fixture.createArticle('approved')
    await expectRefused(approved, 'recall', publisher, '422 wrongState')
    expect(await publicStatus(live)).toBe(200)
  })
})

describe('The gate, beside new rows', () => {
  it('lets nothing else change what they change', async () => {
    const { publisher, allRoles } = fixture.people
    const { payload } = fixture
    const collection = 'articles'
    const { id: live } = await fixture.createArticle('live')
    const { id: shelved } = await fixture.createArticle('draft')
    await post(publisher, shelved, 'shelve')
    const attempts: [string, () => PromiseLike<unknown>][] = [
      ['403 gate', () => send(fixture, 'patch', `articles/${live}`, allRoles, { _status: 'draft' })],
      ['403 gate', () => payload.db.updateOne({ collection, id: live, data: { _status: 'draft' } })],
      ['403 gate', () => send(fixture, 'patch', `articles/${shelved}`, allRoles, { _status: 'published' })],
      ['403 gate', () => payload.db.updateOne({ collection, id: shelved, data: { _status: 'published' } })],
    ]
    for (const [answer, attempt] of attempts) expect((await expectNoChange(fixture, attempt)).answer).toBe(answer)
  })
})

describe('The policy of a started Dashiji', () => {
  it('cannot be changed any more', () => {
    const policy = workflowOf(fixture.payload).transitions
    expect(() => Object.assign(policy, { force: policy.publish })).toThrow(TypeError)
    expect(() => Object.assign(policy.publish!, { from: ['draft'] })).toThrow(TypeError)
    expect(() => Object.assign(policy.publish!.who[0]!, { right: 'content.read' })).toThrow(TypeError)
    expect(() => Object.assign(workflowOf(fixture.payload), { transitions: {} })).toThrow(TypeError)
  })

  it('is refused with a row that contradicts itself', () => {
    expect(() => createWorkflow({ ...transitions, shelve: { ...shelve, live: true } })).toThrow(
      '流程定义有误 / The workflow is not sound: shelve: 可能归档仍在公开的内容 / may archive what is live without taking it down',
    )
  })
})
