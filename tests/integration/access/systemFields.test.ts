import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocument, createDocumentIn, publish } from '../../support/documents.js'
import { signInPeople, type Person } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readRow, readWorkflowRecord } from '../../support/stored.js'

describe('A field that only the system writes', () => {
  let dashiji: Dashiji
  let writer: Person, editor: Person, admin: Person
  beforeAll(async () => {
    dashiji = await startDashiji()
    ;({ writer, editor, admin } = await signInPeople(dashiji.payload, 'writer', 'editor', 'admin'))
  })
  afterAll(() => dashiji.stop())

  const forged = () => ({
    createdBy: editor.id,
    workflowState: 'approved',
    revision: '7',
    source: '000000000000000000000000',
    createdAt: '2001-01-01T00:00:00.000Z',
    updatedAt: '2001-01-01T00:00:00.000Z',
    firstPublishedAt: '2001-01-01T00:00:00.000Z',
    publicDate: '2001-01-01T00:00:00.000Z',
  })

  it('ignores what is sent when an article is created', async () => {
    const { body } = await send(dashiji, 'post', 'articles', writer, {
      title: '新',
      kind: 'news',
      ...forged(),
    }).expect(201)
    expect(await readRow(dashiji.payload, 'articles', body.doc.id)).toMatchObject({
      createdBy: writer.id,
      workflowState: 'draft',
    })
    expect(await readWorkflowRecord(dashiji.payload, 'articles', body.doc.id)).toMatchObject({
      state: 'draft',
      revision: 1,
    })
    expect((await readRow(dashiji.payload, 'articles', body.doc.id))?.source ?? null).toBeNull()
    expect(JSON.stringify(await readRow(dashiji.payload, 'articles', body.doc.id))).not.toContain('2001')
  })

  it('ignores what is sent when an article is edited', async () => {
    const { id } = await createDocument(dashiji.payload, 'articles', { owner: writer.id })
    for (const [as, query] of [
      [writer, ''],
      [editor, '?draft=true'],
      [admin, '?draft=true&autosave=true'],
    ] as const)
      await send(dashiji, 'patch', `articles/${id}${query}`, as, forged()).expect(200)
    expect(await readRow(dashiji.payload, 'articles', id)).toMatchObject({
      createdBy: writer.id,
      workflowState: 'draft',
    })
    expect(await readWorkflowRecord(dashiji.payload, 'articles', id)).toMatchObject({ state: 'draft' })
    await publish(dashiji.payload, 'articles', id)
    expect(await readRow(dashiji.payload, 'articles', id)).toMatchObject({
      createdBy: writer.id,
      workflowState: 'published',
    })
    expect((await readRow(dashiji.payload, 'articles', id))?.source ?? null).toBeNull()
    const { firstPublishedAt } = (await readRow(dashiji.payload, 'articles', id))!
    expect(JSON.stringify(firstPublishedAt)).not.toContain('2001')
  })

  it('names whoever duplicates an article as the writer of the copy, and no source', async () => {
    const source = await createDocument(dashiji.payload, 'sources')
    const { id } = await createDocumentIn(dashiji.payload, 'articles', 'live', { data: { source: source.id } })
    expect((await readRow(dashiji.payload, 'articles', id))?.source).toBe(source.id)
    const { body } = await send(dashiji, 'post', `articles/${id}/duplicate`, editor, forged()).expect(200)
    expect(await readRow(dashiji.payload, 'articles', body.doc.id)).toMatchObject({
      createdBy: editor.id,
      workflowState: 'draft',
      _status: 'draft',
    })
    expect((await readRow(dashiji.payload, 'articles', body.doc.id))?.source ?? null).toBeNull()
  })
})
