import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'

import { approve, archive, clearContent, createDocument, createDocumentIn } from '../../support/documents.js'
import { signIn, signInPeople, type Person } from '../../support/people.js'
import { readPublicTitles, send, sendTransition, statusAndCodesOf } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents, readRow } from '../../support/stored.js'

describe('Live text', () => {
  let dashiji: Dashiji
  let writer: Person, editor: Person, publisher: Person, editorAndPublisher: Person, admin: Person
  let draftId: string
  let liveId: string

  const now = () => new Date().toISOString()

  beforeAll(async () => {
    dashiji = await startDashiji()
    ;({ writer, editor, publisher, admin } = await signInPeople(
      dashiji.payload,
      'writer',
      'editor',
      'publisher',
      'admin',
    ))
    editorAndPublisher = await signIn(dashiji.payload, 'editor', 'publisher')
  })
  afterAll(() => dashiji.stop())
  beforeEach(async () => {
    const { payload } = dashiji
    await clearContent(payload)
    const owner = writer.id
    draftId = (await createDocument(payload, 'articles', { owner, data: { title: '草稿' } })).id
    liveId = (await createDocumentIn(payload, 'articles', 'live', { owner, data: { title: '公开' } })).id
  })

  it('stays as it is while its writer saves drafts, even when they change the slug', async () => {
    for (const [query, title] of [
      ['draft=true', '改一'],
      ['draft=true&autosave=true', '改二'],
      ['draft=true', '改三'],
    ]) {
      await send(dashiji, 'patch', `articles/${liveId}?${query}`, writer, {
        title,
        slug: title,
        _status: 'draft',
      }).expect(200)
    }
    expect(await readPublicTitles(dashiji, 'articles')).toEqual(['公开'])
    const { body } = await send(dashiji, 'get', `articles/${liveId}?draft=true`, writer)
    expect(body).toMatchObject({ title: '改三', _status: 'draft', workflowState: 'draft' })
    expect(await readRow(dashiji.payload, 'articles', liveId)).toMatchObject({
      title: '公开',
      workflowState: 'published',
    })
  })

  it('is published and taken down by a publisher, with exactly the text that was approved', async () => {
    await approve(dashiji.payload, 'articles', draftId)
    expect(
      (
        await sendTransition(dashiji, `articles/${draftId}`, 'publish', publisher, {
          title: '签发人的话',
          kind: 'notice',
          data: { title: '签发人的话' },
        })
      ).status,
    ).toBe(200)
    expect(await readRow(dashiji.payload, 'articles', draftId)).toMatchObject({
      title: '草稿',
      kind: 'news',
      _status: 'published',
      workflowState: 'published',
      createdBy: writer.id,
    })
    await send(dashiji, 'patch', `articles/${draftId}?draft=true`, publisher, { title: '签发人的话' }).expect(403)
    expect(await readPublicTitles(dashiji, 'articles')).toEqual(['公开', '草稿'])
    expect(statusAndCodesOf(await sendTransition(dashiji, `articles/${draftId}`, 'archive', publisher))).toEqual([
      422,
      ['commentRequired'],
    ])
    expect(
      (await sendTransition(dashiji, `articles/${draftId}`, 'archive', publisher, { comment: '有误' })).status,
    ).toBe(200)
    expect(await readRow(dashiji.payload, 'articles', draftId)).toMatchObject({
      title: '草稿',
      _status: 'draft',
      workflowState: 'archived',
    })
    expect(await readPublicTitles(dashiji, 'articles')).toEqual(['公开'])
  })

  it('cannot be changed by one person alone, whatever roles they hold', async () => {
    await send(dashiji, 'patch', `articles/${liveId}?draft=true`, editorAndPublisher, { title: '改' }).expect(200)
    expect((await sendTransition(dashiji, `articles/${liveId}`, 'submit', editorAndPublisher)).status).toBe(200)
    expect(
      statusAndCodesOf(await sendTransition(dashiji, `articles/${liveId}`, 'approve', editorAndPublisher)),
    ).toEqual([403, ['ownWork']])
    expect(
      statusAndCodesOf(await sendTransition(dashiji, `articles/${liveId}`, 'publish', editorAndPublisher)),
    ).toEqual([422, ['wrongState']])
    expect(await readPublicTitles(dashiji, 'articles')).toEqual(['公开'])
    expect((await sendTransition(dashiji, `articles/${liveId}`, 'approve', editor)).status).toBe(200)
    expect((await sendTransition(dashiji, `articles/${liveId}`, 'publish', editorAndPublisher)).status).toBe(200)
    expect(await readPublicTitles(dashiji, 'articles')).toEqual(['改'])
  })

  it('that was taken down can be deleted by a publisher with a comment, and by nobody else', async () => {
    await archive(dashiji.payload, 'articles', liveId)
    expect(
      statusAndCodesOf(await send(dashiji, 'patch', `articles/${liveId}?draft=true`, writer, { title: '改' })),
    ).toEqual([422, ['wrongState']])
    for (const as of [writer, editor, admin])
      expect(statusAndCodesOf(await send(dashiji, 'delete', `articles/${liveId}?comment=过时`, as))).toEqual([
        403,
        ['notPermitted'],
      ])
    for (const [query, ...codes] of [
      ['', 'commentRequired'],
      ['?comment=', 'commentRequired'],
      ['?comment=%E2%80%8B', 'commentRequired'],
      ['?comment[a]=b', 'commentRequired', 'badComment'],
    ])
      expect(statusAndCodesOf(await send(dashiji, 'delete', `articles/${liveId}${query}`, publisher))).toEqual([
        422,
        codes,
      ])
    await send(dashiji, 'delete', `articles/${liveId}?comment=过时`, publisher).expect(200)
    expect(await readRow(dashiji.payload, 'articles', liveId)).toBeNull()
    expect((await readAuditEvents(dashiji.payload, { document: liveId })).at(-1)).toMatchObject({
      action: 'content.remove',
      outcome: 'done',
      actor: publisher.id,
      comment: '过时',
    })
  })

  it('that was taken down can be put in the trash by a publisher with a comment, and by nobody else', async () => {
    await archive(dashiji.payload, 'articles', liveId)
    for (const as of [writer, editor, admin])
      expect(
        statusAndCodesOf(await send(dashiji, 'patch', `articles/${liveId}?comment=过时`, as, { deletedAt: now() })),
      ).toEqual([403, ['notPermitted']])
    expect(
      statusAndCodesOf(await send(dashiji, 'patch', `articles/${liveId}`, publisher, { deletedAt: now() })),
    ).toEqual([422, ['commentRequired']])
    await send(dashiji, 'patch', `articles/${liveId}?comment=过时`, publisher, { deletedAt: now() }).expect(200)
    expect((await readAuditEvents(dashiji.payload, { document: liveId })).at(-1)).toMatchObject({
      action: 'content.trash',
      actor: publisher.id,
      comment: '过时',
    })
  })
})
