import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { TransitionName } from '../../../src/workflow/policy/definition.js'
import { signInPeople, type Person } from '../../support/people.js'
import { send, sendTransition } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents } from '../../support/stored.js'

describe('An article', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())

  it('goes from the writer through the editor and the publisher to the reader, with an audit event for each step', async () => {
    const { writer, editor, publisher } = await signInPeople(dashiji.payload, 'writer', 'editor', 'publisher')
    const created = await send(dashiji, 'post', 'articles?draft=true', writer, {
      title: '残疾人文化周开幕',
      kind: 'news',
    })
    expect(created.body).toMatchObject({ doc: { workflowState: 'draft', _status: 'draft', revision: '1' } })
    const path = `articles/${created.body.doc.id}`
    /** Takes a transition at the revision that the list of transitions shows, as the admin does. */
    const transition = async (as: Person, name: TransitionName, input: object = {}) => {
      const { revision } = (await send(dashiji, 'get', `${path}/transitions`, as)).body
      return sendTransition(dashiji, path, name, as, { revision, ...input })
    }
    expect((await transition(writer, 'submit')).body).toMatchObject({
      doc: { workflowState: 'inReview' },
      event: { action: 'content.submit' },
    })
    expect((await transition(writer, 'approve')).status).toBe(403)
    expect((await transition(editor, 'approve')).body).toMatchObject({
      doc: { workflowState: 'approved' },
    })
    expect((await transition(editor, 'publish')).body.errors).toMatchObject([{ code: 'notPermitted' }])
    expect((await send(dashiji, 'get', path)).status).toBe(404)
    expect((await transition(publisher, 'publish')).body).toMatchObject({
      doc: { workflowState: 'published', _status: 'published' },
    })
    expect((await send(dashiji, 'get', path)).body).toMatchObject({
      title: '残疾人文化周开幕',
      _status: 'published',
    })
    const edited = await send(dashiji, 'patch', `${path}?draft=true`, writer, { title: '新标题' })
    expect(edited.body).toMatchObject({
      doc: { workflowState: 'draft', title: '新标题' },
    })
    expect((await send(dashiji, 'get', path)).body).toMatchObject({
      title: '残疾人文化周开幕',
    })
    expect((await transition(publisher, 'emergencyTakeDown', { comment: '有误' })).body).toMatchObject({
      doc: { workflowState: 'archived' },
    })
    expect((await send(dashiji, 'get', path)).status).toBe(404)
    const events = await readAuditEvents(dashiji.payload, { document: created.body.doc.id })
    expect(events.map(({ action, outcome, from, to }) => [action, outcome, from, to].join(' '))).toEqual([
      'content.create done  draft',
      'content.submit done draft inReview',
      'content.approve refused  ',
      'content.approve done inReview approved',
      'content.publish refused  ',
      'content.publish done approved published',
      'content.edit done published draft',
      'content.emergencyTakeDown done draft archived',
    ])
  })
})
