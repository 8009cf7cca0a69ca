import { afterAll, beforeAll, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readWorkflowRecord, createDocument, createArchivedDocument } from './documents.js'

let dashiji: Dashiji
let editor: SignedInUser
let publisher: SignedInUser
beforeAll(async () => {
  dashiji = await startDashiji()
  editor = await signIn(dashiji.payload, 'editor')
  publisher = await signIn(dashiji.payload, 'publisher')
})
afterAll(() => dashiji.stop())

const patch = (path: string, as: SignedInUser, body: object) =>
  request(dashiji.app).patch(`/api/${path}`).set(as.headers).send(body)
const stateOf = async (id: string) => (await readWorkflowRecord(dashiji.payload, 'articles', id)).state

/** What was taken down becomes a draft again by a publisher's leave, and by no edit of what belongs to it. */
it('keeps an archived document archived when it is changed on its way out of the trash', async () => {
  const { id } = await createArchivedDocument(dashiji.payload, 'articles')
  await patch(`articles/${id}?draft=true&comment=过时`, publisher, { deletedAt: new Date().toISOString() }).expect(200)
  await patch(`articles/${id}?trash=true&draft=true`, editor, { deletedAt: null, title: '改' })
  expect(await stateOf(id)).toBe('archived')
})

it('keeps an archived document archived when an image of it is changed', async () => {
  const image = await createDocument(dashiji.payload, 'media')
  const { id } = await createArchivedDocument(dashiji.payload, 'articles', { data: { cover: image.id } })
  await patch(`media/${image.id}`, editor, { alt: '改' }).expect(200)
  expect(await stateOf(id)).toBe('archived')
})
