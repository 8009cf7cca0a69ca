import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { drainAuditQueue } from '../../../src/audit/recordRefusal.js'
import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('An article on its way', () => {
  let dashiji: Dashiji
  let writer: SignedInUser, editor: SignedInUser, publisher: SignedInUser
  beforeAll(async () => {
    dashiji = await startDashiji()
    writer = await signIn(dashiji.payload, 'writer')
    editor = await signIn(dashiji.payload, 'editor')
    publisher = await signIn(dashiji.payload, 'publisher')
  })
  afterAll(() => dashiji.stop())

  it('goes from the writer over the editor and the publisher to the reader', async () => {
    const { app, payload } = dashiji
    const created = await request(app)
      .post('/api/articles?draft=true')
      .set(writer.headers)
      .send({ title: '残疾人文化周开幕', kind: 'news' })
    expect(created.body).toMatchObject({
      doc: { workflowState: 'draft', _status: 'draft', revision: '1' },
    })
    const id = created.body.doc.id as string
    const takeTransition = async (actor: SignedInUser, name: string, body: object = {}) => {
      const { body: listing } = await request(app).get(`/api/articles/${id}/transitions`).set(actor.headers)
      return request(app)
        .post(`/api/articles/${id}/transitions/${name}`)
        .set(actor.headers)
        .send({ revision: listing.revision, ...body })
    }
    expect((await takeTransition(writer, 'submit')).body).toMatchObject({
      doc: { workflowState: 'inReview' },
      event: { action: 'content.submit' },
    })
    expect((await takeTransition(writer, 'approve')).status).toBe(403)
    expect((await takeTransition(editor, 'approve')).body).toMatchObject({
      doc: { workflowState: 'approved' },
    })
    expect((await takeTransition(editor, 'publish')).body.errors).toMatchObject([{ code: 'notPermitted' }])
    expect((await request(app).get(`/api/articles/${id}`)).status).toBe(404)
    expect((await takeTransition(publisher, 'publish')).body).toMatchObject({
      doc: { workflowState: 'published', _status: 'published' },
    })
    expect((await request(app).get(`/api/articles/${id}`)).body).toMatchObject({
      title: '残疾人文化周开幕',
      _status: 'published',
    })
    const edited = await request(app)
      .patch(`/api/articles/${id}?draft=true`)
      .set(writer.headers)
      .send({ title: '新标题' })
    expect(edited.body).toMatchObject({
      doc: { workflowState: 'draft', title: '新标题' },
    })
    expect((await request(app).get(`/api/articles/${id}`)).body).toMatchObject({
      title: '残疾人文化周开幕',
    })
    expect((await takeTransition(publisher, 'emergencyTakeDown', { comment: '有误' })).body).toMatchObject({
      doc: { workflowState: 'archived' },
    })
    expect((await request(app).get(`/api/articles/${id}`)).status).toBe(404)
    await drainAuditQueue(payload)
    const { docs } = await payload.find({
      collection: 'audit-events',
      where: { document: { equals: id } },
      sort: 'sequence',
      pagination: false,
    })
    expect(docs.map(({ action, outcome, from, to }) => [action, outcome, from, to].join(' '))).toEqual([
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
