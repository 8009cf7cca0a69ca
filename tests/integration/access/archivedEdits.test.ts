import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocumentIn, createImage } from '../../support/documents.js'
import { signInPeople, type People } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readWorkflowRecord } from '../../support/stored.js'

describe('An archived document', () => {
  let dashiji: Dashiji
  let people: Pick<People, 'editor' | 'publisher'>
  beforeAll(async () => {
    dashiji = await startDashiji()
    people = await signInPeople(dashiji.payload, 'editor', 'publisher')
  })
  afterAll(() => dashiji.stop())

  const stateOf = async (id: string) => (await readWorkflowRecord(dashiji.payload, 'articles', id)).state

  // Only a publisher's `restore` makes it a draft again.
  it('stays archived when an edit is sent together with taking it out of the trash', async () => {
    const { payload } = dashiji
    const { id } = await createDocumentIn(payload, 'articles', 'archived')
    const trash = { deletedAt: new Date().toISOString() }
    await send(dashiji, 'patch', `articles/${id}?draft=true&comment=过时`, people.publisher, trash).expect(200)
    const untrash = { deletedAt: null, title: '改' }
    await send(dashiji, 'patch', `articles/${id}?trash=true&draft=true`, people.editor, untrash)
    expect(await stateOf(id)).toBe('archived')
  })

  it('stays archived when one of its images is changed', async () => {
    const { payload } = dashiji
    const image = await createImage(payload)
    const { id } = await createDocumentIn(payload, 'articles', 'archived', { data: { cover: image.id } })
    await send(dashiji, 'patch', `media/${image.id}`, people.editor, { alt: '改' }).expect(200)
    expect(await stateOf(id)).toBe('archived')
  })
})
