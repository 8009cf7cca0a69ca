import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, createWebsiteKey, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { publish } from '../../support/workflow.js'

describe('Whoever may not read drafts', () => {
  let dashiji: Dashiji
  let writer: SignedInUser
  let headersOfOutsiders: Record<string, Record<string, string>>
  let draftId: string, liveId: string
  beforeAll(async () => {
    dashiji = await startDashiji()
    const { app, payload } = dashiji
    writer = await signIn(payload, 'writer')
    await payload.create({
      collection: 'roles',
      data: { key: 'picture', name: '图片', permissions: ['admin.enter', 'media.create'] },
    })
    headersOfOutsiders = {
      'nobody in particular': {},
      'a website': await createWebsiteKey(payload),
      'staff for images': (await signIn(payload, 'picture')).headers,
    }
    const created = await request(app)
      .post('/api/articles?draft=true')
      .set(writer.headers)
      .send({ title: '机密草稿', kind: 'news' })
    draftId = created.body.doc.id as string
    await request(app).patch(`/api/articles/${draftId}?draft=true`).set(writer.headers).send({ title: '机密草稿二' })
    liveId = String(
      (await payload.create({ collection: 'articles', data: { title: '公开', kind: 'news' }, draft: true })).id,
    )
    await publish(payload, 'articles', liveId)
  })
  afterAll(() => dashiji.stop())

  it('learns nothing from a transition: neither that there is a document, nor where it stands, nor who changed it', async () => {
    const { app } = dashiji
    const unknownId =
      dashiji.database === 'sqlite' ? '00000000-0000-4000-8000-000000000000' : '000000000000000000000000'
    for (const headers of Object.values(headersOfOutsiders)) {
      for (const id of [draftId, liveId, unknownId]) {
        expect((await request(app).get(`/api/articles/${id}/transitions`).set(headers)).status).toBe(403)
        for (const name of ['submit', 'approve', 'publish', 'archive', 'emergencyTakeDown']) {
          for (const body of [{}, { revision: '0' }, { revision: '2', comment: '？' }, { revision: '1', at: '' }]) {
            const answer = await request(app).post(`/api/articles/${id}/transitions/${name}`).set(headers).send(body)
            expect([
              answer.status,
              (answer.body.errors as { code: string }[]).map(({ code }) => code),
              answer.body.errors[0].data,
            ]).toEqual([403, ['notPermitted'], { code: 'notPermitted' }])
          }
        }
      }
    }
  })

  it('is told less than staff, who see every reason', async () => {
    const answer = await request(dashiji.app)
      .post(`/api/articles/${draftId}/transitions/publish`)
      .set(writer.headers)
      .send({ revision: '0' })
    expect(answer.status).toBe(409)
    expect(answer.body.errors[0]).toMatchObject({
      code: 'stale',
      data: { changes: [{ fields: ['title'] }, { action: 'content.create' }] },
    })
  })
})
