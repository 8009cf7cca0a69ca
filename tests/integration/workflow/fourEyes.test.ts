import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import {
  createImage,
  createDraft,
  createArticleIn,
  startWorkflowFixture,
  type Requester,
  type WorkflowFixture,
} from './WorkflowFixture.js'
import { signIn } from '../../support/signIn.js'
import { expectNoChange } from './expectNoChange.js'

let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await startWorkflowFixture()
})
afterAll(() => fixture.dashiji.stop())

type TransitionName = Parameters<WorkflowFixture['takeTransition']>[2]
/** Status and codes of one transition at the newest revision, by whatever means the person signs in. */
async function tryTransition(
  as: Requester,
  id: string,
  name: TransitionName,
  body: object = {},
): Promise<[number, string[]]> {
  const answer = await fixture.takeTransition(as as never, id, name, body)
  return [answer.status, (answer.body.errors ?? []).map(({ code }: { code: string }) => code)]
}
const accepted = [200, []]
const readApprovers = async (id: string): Promise<(string | undefined)[]> =>
  (await fixture.readRecord(id)).run?.approvals.map(({ actor }) => actor) ?? []

describe('Nobody approves', () => {
  it('what he wrote, though he holds every role', async () => {
    const { all, editor, publisher } = fixture.people
    const { id } = await createDraft(fixture, {}, all)
    expect(await tryTransition(all, id, 'submit')).toEqual(accepted)
    expect(await tryTransition(all, id, 'approve')).toEqual([403, ['ownWork']])
    expect(await tryTransition(all, id, 'requestChanges', { comment: '改' })).toEqual([403, ['ownWork']])
    expect(await tryTransition(all, id, 'publish')).toEqual([422, ['wrongState']])
    expect(await tryTransition(editor, id, 'approve')).toEqual(accepted)
    expect(await tryTransition(publisher, id, 'publish')).toEqual(accepted)
  })

  it('his own work by the key of the same account, or in another session', async () => {
    const { payload, dashiji } = fixture
    const person = await signIn(payload, 'editor')
    const apiKey = randomBytes(24).toString('hex')
    await payload.update({ collection: 'users', id: person.id, data: { enableAPIKey: true, apiKey } })
    const { token } = await payload.login({
      collection: 'users',
      data: { email: person.email, password: 'a long password' },
    })
    const { id } = await createDraft(fixture, {}, person)
    expect(await tryTransition(person, id, 'submit')).toEqual(accepted)
    for (const headers of [{ Authorization: `users API-Key ${apiKey}` }, { Authorization: `JWT ${token}` }])
      expect(await tryTransition({ headers }, id, 'approve')).toEqual([403, ['ownWork']])
    expect(dashiji.database).toBeDefined()
  })

  it('what he handed in, edited, or changed an image of', async () => {
    const { writer, editor, second, third } = fixture.people
    const cover = await createImage(fixture)
    const { id } = await createDraft(fixture, { cover })
    await fixture.send('patch', `articles/${id}?draft=true`, second, { summary: '改' }).expect(200)
    await fixture.send('patch', `media/${cover}`, third, { alt: '改' }).expect(200)
    expect(await tryTransition(editor, id, 'submit')).toEqual(accepted)
    for (const as of [editor, second, third]) expect(await tryTransition(as, id, 'approve')).toEqual([403, ['ownWork']])
    // Taking an edit back takes back no authorship.
    await fixture.send('patch', `articles/${id}?draft=true`, writer, { summary: '' }).expect(200)
    expect(await tryTransition(writer, id, 'submit')).toEqual(accepted)
    for (const as of [editor, second]) expect(await tryTransition(as, id, 'approve')).toEqual([403, ['ownWork']])
  })

  it('a copy: neither who made it nor who wrote the words', async () => {
    const { writer, colleague, editor, second, third } = fixture.people
    const { id } = await createDraft(fixture)
    await fixture.send('patch', `articles/${id}?draft=true`, second, { summary: '第二位的话' }).expect(200)
    const copy = String((await fixture.send('post', `articles/${id}/duplicate`, editor, {}).expect(200)).body.doc.id)
    const again = String(
      (await fixture.send('post', `articles/${copy}/duplicate`, colleague, { title: '副本的副本' }).expect(200)).body
        .doc.id,
    )
    for (const documentId of [copy, again]) {
      expect(await fixture.readRecord(documentId)).toMatchObject({ state: 'draft', run: null })
      expect(await tryTransition(third, documentId, 'submit')).toEqual(accepted)
      for (const as of [editor, second, third])
        expect(await tryTransition(as, documentId, 'approve')).toEqual([403, ['ownWork']])
      expect(await tryTransition(writer, documentId, 'approve')).toEqual([403, ['notPermitted']])
      expect(await tryTransition(fixture.people.all, documentId, 'approve')).toEqual(accepted)
    }
  })

  it('after his role was taken away, though the page was open already', async () => {
    const { payload, people } = fixture
    for (const [role, state, name, body] of [
      ['editor', 'inReview', 'approve', {}],
      ['editor', 'inReview', 'requestChanges', { comment: '改' }],
      ['publisher', 'approved', 'publish', {}],
      ['publisher', 'live', 'archive', { comment: '撤' }],
    ] as const) {
      const person = await signIn(payload, role)
      const { id } = await createArticleIn(fixture, state)
      const { body: page } = await fixture.send('get', `articles/${id}/transitions`, person).expect(200)
      expect(page.transitions.find((one: { name: string }) => one.name === name)).toMatchObject({
        allowed: true,
        blockers: [],
      })
      await fixture.send('patch', `users/${person.id}`, people.admin, { roles: [] }).expect(200)
      const { answer, refused } = await expectNoChange(fixture, () =>
        fixture.send('post', `articles/${id}/transitions/${name}`, person, { revision: page.revision, ...body }),
      )
      expect([name, answer, refused[0]?.codes]).toEqual([name, '403 notPermitted', ['notPermitted']])
    }
  })
})

describe('Three reviews', () => {
  const choosePreset = (preset: string) =>
    fixture.send('post', 'globals/workflow-settings', fixture.people.admin, { articles: preset }).expect(200)

  it('are three people’s, each once, and only then can it be published', async () => {
    const { editor, second, third, publisher } = fixture.people
    await choosePreset('threeReviews')
    const { id } = await createArticleIn(fixture, 'inReview')
    expect(await tryTransition(editor, id, 'approve')).toEqual(accepted)
    expect(await tryTransition(editor, id, 'approve')).toEqual([403, ['alreadyApprovedByYou']])
    expect((await fixture.send('get', `articles/${id}/transitions`, editor)).body).toMatchObject({
      state: 'inReview',
      levels: [
        { key: 'first', approved: true },
        { key: 'second', approved: false },
        { key: 'final', approved: false },
      ],
    })
    expect(await tryTransition(second, id, 'approve')).toEqual(accepted)
    expect(await tryTransition(editor, id, 'approve')).toEqual([403, ['alreadyApprovedByYou']])
    expect(await tryTransition(publisher, id, 'publish')).toEqual([422, ['wrongState']])
    expect(await tryTransition(third, id, 'approve')).toEqual(accepted)
    expect(await tryTransition(publisher, id, 'publish')).toEqual(accepted)
    expect((await fixture.readRecord(id)).seal?.basis).toMatchObject({
      kind: 'approvals',
      levels: ['first', 'second', 'final'],
      approvals: [{ actor: editor.id }, { actor: second.id }, { actor: third.id }],
    })
  })

  it('start anew when the text is edited between two of them', async () => {
    const { writer, editor, second } = fixture.people
    const { id } = await createArticleIn(fixture, 'inReview')
    expect(await tryTransition(editor, id, 'approve')).toEqual(accepted)
    await fixture.send('patch', `articles/${id}?draft=true`, writer, { summary: '改' }).expect(200)
    expect(await tryTransition(second, id, 'approve')).toEqual([422, ['wrongState']])
    expect(await tryTransition(writer, id, 'submit')).toEqual(accepted)
    expect(await readApprovers(id)).toEqual([])
  })

  it('are asked of a text that was handed in under them, whatever the rules become; and the other way round', async () => {
    const { editor, second, third } = fixture.people
    await choosePreset('threeReviews')
    const { id: strict } = await createArticleIn(fixture, 'inReview')
    await choosePreset('single')
    const { id: simple } = await createArticleIn(fixture, 'inReview')
    expect(await tryTransition(editor, strict, 'approve')).toEqual(accepted)
    expect((await fixture.readRecord(strict)).state).toBe('inReview')
    await choosePreset('threeReviews')
    expect(await tryTransition(editor, simple, 'approve')).toEqual(accepted)
    expect((await fixture.readRecord(simple)).state).toBe('approved')
    await choosePreset('single')
    expect(await tryTransition(second, strict, 'approve')).toEqual(accepted)
    expect((await fixture.readRecord(strict)).state).toBe('inReview')
    expect(await tryTransition(third, strict, 'approve')).toEqual(accepted)
    expect((await fixture.readRecord(strict)).state).toBe('approved')
  })

  it('are chosen by whoever may manage roles, from the rules that there are', async () => {
    for (const as of [
      fixture.people.writer,
      fixture.people.editor,
      fixture.people.publisher,
      fixture.people.website,
      fixture.people.nobody,
    ]) {
      const { answer } = await expectNoChange(fixture, () =>
        fixture.send('post', 'globals/workflow-settings', as, { articles: 'threeReviews' }),
      )
      expect(answer).toBe('403 notPermitted')
    }
    for (const preset of ['none', '', null, 0, ['single'], 'constructor'])
      expect(
        (
          await expectNoChange(fixture, () =>
            fixture.send('post', 'globals/workflow-settings', fixture.people.admin, { articles: preset }),
          )
        ).answer,
      ).toMatch(/^4\d\d /)
  })
})
