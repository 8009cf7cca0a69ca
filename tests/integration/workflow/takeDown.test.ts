import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { TransitionName } from '../../../src/workflow/policy/definition.js'
import type { Person } from '../../support/people.js'
import { errorCodesOf, send, sendTransition, statusAndCodesOf } from '../../support/requests.js'
import { readAuditEvents, readWorkflowRecord } from '../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from './WorkflowFixture.js'
import { expectNoChange } from './expectNoChange.js'

describe('An article that was taken down', () => {
  let fixture: WorkflowFixture
  beforeAll(async () => {
    fixture = await startWorkflowFixture()
  })
  afterAll(() => fixture.stop())

  const accepted = [200, []]
  /** Status and codes of a transition at a revision. */
  const transition = async (path: string, revision: string, name: TransitionName, as: Person, comment?: string) =>
    statusAndCodesOf(await sendTransition(fixture, path, name, as, { revision, comment }))

  it('in an emergency must be reviewed by another publisher', async () => {
    const { writer, publisher, secondPublisher, allRoles } = fixture.people
    const { id } = await fixture.createArticle('live')
    const path = `articles/${id}`
    await send(fixture, 'patch', `${path}?draft=true`, writer, { summary: '新稿' }).expect(200)
    expect(await transition(path, '5', 'emergencyTakeDown', publisher, '有误')).toEqual(accepted)
    expect((await send(fixture, 'get', path)).status).toBe(404)
    expect((await send(fixture, 'get', `${path}/transitions`, secondPublisher)).body.takeDown).toMatchObject({
      by: publisher.id,
      comment: '有误',
    })
    expect((await transition(path, '6', 'reviewTakeDown', publisher))[1]).toEqual(['ownTakeDown'])
    expect(await transition(path, '6', 'reviewTakeDown', allRoles)).toEqual(accepted)
    expect((await transition(path, '7', 'reviewTakeDown', secondPublisher))[1]).toEqual(['noTakeDown'])
    expect(await readWorkflowRecord(fixture.payload, 'articles', id)).toMatchObject({
      state: 'archived',
      takeDownOpen: false,
    })
  })

  it('is restored as a draft, published again only after a review, and deleted by a publisher with a comment', async () => {
    const { publisher, editor, writer, admin } = fixture.people
    const { id, title } = await fixture.createArticle('archived')
    const path = `articles/${id}`
    const edited = await send(fixture, 'patch', `${path}?draft=true`, writer, { title: '改' })
    expect(errorCodesOf(edited)).toEqual(['wrongState'])
    expect((await transition(path, '5', 'restore', writer))[1]).toEqual(['notPermitted'])
    expect(await transition(path, '5', 'restore', publisher)).toEqual(accepted)
    expect((await transition(path, '6', 'publish', publisher))[1]).toEqual(['wrongState'])
    expect(await transition(path, '6', 'submit', writer)).toEqual(accepted)
    expect(await transition(path, '7', 'approve', editor)).toEqual(accepted)
    expect(await transition(path, '8', 'publish', publisher)).toEqual(accepted)
    expect((await send(fixture, 'get', path)).body.title).toBe(title)
    expect(await transition(path, '9', 'archive', publisher, '撤下')).toEqual(accepted)
    for (const as of [writer, editor, admin])
      expect((await expectNoChange(fixture, () => send(fixture, 'delete', `${path}?comment=x`, as))).answer).toBe(
        '403 notPermitted',
      )
    for (const query of ['', '?comment=', '?comment=%20'])
      expect((await expectNoChange(fixture, () => send(fixture, 'delete', `${path}${query}`, publisher))).answer).toBe(
        '422 commentRequired',
      )
    await send(fixture, 'delete', `${path}?comment=${encodeURIComponent('过期')}`, publisher).expect(200)
    expect((await readAuditEvents(fixture.payload, { document: id })).at(-1)).toMatchObject({
      action: 'content.remove',
      outcome: 'done',
      comment: '过期',
      actor: publisher.id,
    })
    expect(await readWorkflowRecord(fixture.payload, 'articles', id)).toBeNull()
  })
})
