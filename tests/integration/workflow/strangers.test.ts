import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocument, createDocumentIn } from '../../support/documents.js'
import { signInPeople, signInWithPermissions, type Person, type Requester } from '../../support/people.js'
import { send, sendTransition, statusAndCodesOf } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('A requester who may not read drafts', () => {
  let dashiji: Dashiji
  let writer: Person
  let outsiders: Requester[]
  let draftId: string, liveId: string
  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    const people = await signInPeople(payload, 'writer', 'website', 'anonymous')
    writer = people.writer
    const imageEditor = await signInWithPermissions(payload, 'admin.enter', 'media.create')
    outsiders = [people.anonymous, people.website, imageEditor]
    const data = { title: '机密草稿' }
    draftId = (await createDocument(payload, 'articles', { owner: writer.id, data })).id
    await send(dashiji, 'patch', `articles/${draftId}?draft=true`, writer, { title: '机密草稿二' }).expect(200)
    liveId = (await createDocumentIn(payload, 'articles', 'live')).id
  })
  afterAll(() => dashiji.stop())

  it('learns nothing from transitions: not whether a document exists, nor its state, nor who changed it', async () => {
    const unknownId =
      dashiji.database === 'sqlite' ? '00000000-0000-4000-8000-000000000000' : '000000000000000000000000'
    for (const as of outsiders) {
      for (const id of [draftId, liveId, unknownId]) {
        expect((await send(dashiji, 'get', `articles/${id}/transitions`, as)).status).toBe(403)
        for (const name of ['submit', 'approve', 'publish', 'archive', 'emergencyTakeDown'] as const) {
          for (const input of [
            { revision: undefined },
            { revision: '0' },
            { revision: '2', comment: '？' },
            { revision: '1', at: '' },
          ]) {
            const answer = await sendTransition(dashiji, `articles/${id}`, name, as, input)
            expect([...statusAndCodesOf(answer), answer.body.errors[0].data]).toEqual([
              403,
              ['notPermitted'],
              { code: 'notPermitted' },
            ])
          }
        }
      }
    }
  })

  it('sees fewer reasons than staff, who see all of them', async () => {
    const answer = await sendTransition(dashiji, `articles/${draftId}`, 'publish', writer, { revision: '0' })
    expect(answer.status).toBe(409)
    expect(answer.body.errors[0]).toMatchObject({
      code: 'stale',
      data: { changes: [{ fields: ['slug', 'title'] }, { action: 'content.create' }] },
    })
  })
})
