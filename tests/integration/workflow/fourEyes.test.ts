import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { TransitionName } from '../../../src/workflow/policy/definition.js'
import { createImage } from '../../support/documents.js'
import { signIn, type Requester } from '../../support/people.js'
import { send, sendTransition, statusAndCodesOf } from '../../support/requests.js'
import { readWorkflowRecord } from '../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from './WorkflowFixture.js'
import { expectNoChange } from './expectNoChange.js'

let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await startWorkflowFixture()
})
afterAll(() => fixture.stop())

/** Status and codes of a transition of an article at its newest revision. */
const transition = async (as: Requester, id: string, name: TransitionName, input: object = {}) =>
  statusAndCodesOf(await sendTransition(fixture, `articles/${id}`, name, as, { ...input }))
const accepted = [200, []]
const readApprovers = async (id: string): Promise<(string | undefined)[]> =>
  (await readWorkflowRecord(fixture.payload, 'articles', id)).run?.approvals.map(({ actor }) => actor) ?? []

describe('Nobody approves', () => {
  it('their own article, even with every role', async () => {
    const { allRoles, editor, publisher } = fixture.people
    const { id } = await fixture.createArticle('draft', {}, allRoles)
    expect(await transition(allRoles, id, 'submit')).toEqual(accepted)
    expect(await transition(allRoles, id, 'approve')).toEqual([403, ['ownWork']])
    expect(await transition(allRoles, id, 'requestChanges', { comment: '改' })).toEqual([403, ['ownWork']])
    expect(await transition(allRoles, id, 'publish')).toEqual([422, ['wrongState']])
    expect(await transition(editor, id, 'approve')).toEqual(accepted)
    expect(await transition(publisher, id, 'publish')).toEqual(accepted)
  })

  it('their own article with the API key of their account or in another session', async () => {
    const { payload } = fixture
    const person = await signIn(payload, 'editor')
    const apiKey = randomBytes(24).toString('hex')
    await payload.update({ collection: 'users', id: person.id, data: { enableAPIKey: true, apiKey } })
    const { token } = await payload.login({
      collection: 'users',
      data: { email: person.email, password: 'a long password' },
    })
    const { id } = await fixture.createArticle('draft', {}, person)
    expect(await transition(person, id, 'submit')).toEqual(accepted)
    for (const headers of [{ Authorization: `users API-Key ${apiKey}` }, { Authorization: `JWT ${token}` }])
      expect(await transition({ headers }, id, 'approve')).toEqual([403, ['ownWork']])
  })

  it('an article that they submitted or edited, or an image of which they changed', async () => {
    const { writer, editor, secondEditor, thirdEditor } = fixture.people
    const cover = await createImage(fixture.payload)
    const { id } = await fixture.createArticle('draft', { cover: cover.id })
    await send(fixture, 'patch', `articles/${id}?draft=true`, secondEditor, { summary: '改' }).expect(200)
    await send(fixture, 'patch', `media/${cover.id}`, thirdEditor, { alt: '改' }).expect(200)
    expect(await transition(editor, id, 'submit')).toEqual(accepted)
    for (const as of [editor, secondEditor, thirdEditor])
      expect(await transition(as, id, 'approve')).toEqual([403, ['ownWork']])
    // Undoing an edit does not end its authorship.
    await send(fixture, 'patch', `articles/${id}?draft=true`, writer, { summary: '' }).expect(200)
    expect(await transition(writer, id, 'submit')).toEqual(accepted)
    for (const as of [editor, secondEditor]) expect(await transition(as, id, 'approve')).toEqual([403, ['ownWork']])
  })

  it('a copy that they made, or of an article that they wrote', async () => {
    const { writer, otherWriter, editor, secondEditor, thirdEditor } = fixture.people
    const { id } = await fixture.createArticle('draft')
    await send(fixture, 'patch', `articles/${id}?draft=true`, secondEditor, { summary: '第二位的话' }).expect(200)
    const copy = String((await send(fixture, 'post', `articles/${id}/duplicate`, editor, {}).expect(200)).body.doc.id)
    const again = String(
      (await send(fixture, 'post', `articles/${copy}/duplicate`, otherWriter, { title: '副本的副本' }).expect(200)).body
        .doc.id,
    )
    for (const documentId of [copy, again]) {
      expect(await readWorkflowRecord(fixture.payload, 'articles', documentId)).toMatchObject({
        state: 'draft',
        run: null,
      })
      expect(await transition(thirdEditor, documentId, 'submit')).toEqual(accepted)
      for (const as of [editor, secondEditor, thirdEditor])
        expect(await transition(as, documentId, 'approve')).toEqual([403, ['ownWork']])
      expect(await transition(writer, documentId, 'approve')).toEqual([403, ['notPermitted']])
      expect(await transition(fixture.people.allRoles, documentId, 'approve')).toEqual(accepted)
    }
  })

  it('or publishes after losing the role, even on a page that was open before', async () => {
    const { payload, people } = fixture
    for (const [role, state, name, body] of [
      ['editor', 'inReview', 'approve', {}],
      ['editor', 'inReview', 'requestChanges', { comment: '改' }],
      ['publisher', 'approved', 'publish', {}],
      ['publisher', 'live', 'archive', { comment: '撤' }],
    ] as const) {
      const person = await signIn(payload, role)
      const { id } = await fixture.createArticle(state)
      const { body: page } = await send(fixture, 'get', `articles/${id}/transitions`, person).expect(200)
      expect(page.transitions.find((one: { name: string }) => one.name === name)).toMatchObject({
        allowed: true,
        blockers: [],
      })
      await send(fixture, 'patch', `users/${person.id}`, people.admin, { roles: [] }).expect(200)
      const { answer, refused } = await expectNoChange(fixture, () =>
        send(fixture, 'post', `articles/${id}/transitions/${name}`, person, { revision: page.revision, ...body }),
      )
      expect([name, answer, refused[0]?.codes]).toEqual([name, '403 notPermitted', ['notPermitted']])
    }
  })
})

describe('Three reviews', () => {
  const choosePreset = (preset: string) =>
    send(fixture, 'post', 'globals/workflow-settings', fixture.people.admin, { articles: preset }).expect(200)

  it('must be by three people before an article can be published', async () => {
    const { editor, secondEditor, thirdEditor, publisher } = fixture.people
    await choosePreset('threeReviews')
    const { id } = await fixture.createArticle('inReview')
    expect(await transition(editor, id, 'approve')).toEqual(accepted)
    expect(await transition(editor, id, 'approve')).toEqual([403, ['alreadyApprovedByYou']])
    expect((await send(fixture, 'get', `articles/${id}/transitions`, editor)).body).toMatchObject({
      state: 'inReview',
      levels: [
        { key: 'first', approved: true },
        { key: 'second', approved: false },
        { key: 'final', approved: false },
      ],
    })
    expect(await transition(secondEditor, id, 'approve')).toEqual(accepted)
    expect(await transition(editor, id, 'approve')).toEqual([403, ['alreadyApprovedByYou']])
    expect(await transition(publisher, id, 'publish')).toEqual([422, ['wrongState']])
    expect(await transition(thirdEditor, id, 'approve')).toEqual(accepted)
    expect(await transition(publisher, id, 'publish')).toEqual(accepted)
    expect((await readWorkflowRecord(fixture.payload, 'articles', id)).seal?.basis).toMatchObject({
      kind: 'approvals',
      levels: ['first', 'second', 'final'],
      approvals: [{ actor: editor.id }, { actor: secondEditor.id }, { actor: thirdEditor.id }],
    })
  })

  it('start again when the article is edited between two of them', async () => {
    const { writer, editor, secondEditor } = fixture.people
    const { id } = await fixture.createArticle('inReview')
    expect(await transition(editor, id, 'approve')).toEqual(accepted)
    await send(fixture, 'patch', `articles/${id}?draft=true`, writer, { summary: '改' }).expect(200)
    expect(await transition(secondEditor, id, 'approve')).toEqual([422, ['wrongState']])
    expect(await transition(writer, id, 'submit')).toEqual(accepted)
    expect(await readApprovers(id)).toEqual([])
  })

  it('are required of an article that was submitted under that rule, whatever the rule becomes, and only of such', async () => {
    const { editor, secondEditor, thirdEditor } = fixture.people
    await choosePreset('threeReviews')
    const { id: strict } = await fixture.createArticle('inReview')
    await choosePreset('single')
    const { id: simple } = await fixture.createArticle('inReview')
    expect(await transition(editor, strict, 'approve')).toEqual(accepted)
    expect((await readWorkflowRecord(fixture.payload, 'articles', strict)).state).toBe('inReview')
    await choosePreset('threeReviews')
    expect(await transition(editor, simple, 'approve')).toEqual(accepted)
    expect((await readWorkflowRecord(fixture.payload, 'articles', simple)).state).toBe('approved')
    await choosePreset('single')
    expect(await transition(secondEditor, strict, 'approve')).toEqual(accepted)
    expect((await readWorkflowRecord(fixture.payload, 'articles', strict)).state).toBe('inReview')
    expect(await transition(thirdEditor, strict, 'approve')).toEqual(accepted)
    expect((await readWorkflowRecord(fixture.payload, 'articles', strict)).state).toBe('approved')
  })

  it('can be chosen only by people who manage roles, and only from the existing rules', async () => {
    for (const as of [
      fixture.people.writer,
      fixture.people.editor,
      fixture.people.publisher,
      fixture.people.website,
      fixture.people.anonymous,
    ]) {
      const { answer } = await expectNoChange(fixture, () =>
        send(fixture, 'post', 'globals/workflow-settings', as, { articles: 'threeReviews' }),
      )
      expect(answer).toBe('403 notPermitted')
    }
    for (const preset of ['none', '', null, 0, ['single'], 'constructor'])
      expect(
        (
          await expectNoChange(fixture, () =>
            send(fixture, 'post', 'globals/workflow-settings', fixture.people.admin, { articles: preset }),
          )
        ).answer,
      ).toMatch(/^4\d\d /)
  })
})
