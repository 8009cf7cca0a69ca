import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { makeImage, makeDraft, makeIn, startScene, type Asker, type Scene } from './scene.js'
import { signIn } from '../../support/signIn.js'
import { untouched } from './untouched.js'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.dashiji.stop())

type Name = Parameters<Scene['act']>[2]
/** Status and codes of one transition at the newest revision, by whatever means the person signs in. */
async function tells(as: Asker, id: string, name: Name, body: object = {}): Promise<[number, string[]]> {
  const answer = await scene.act(as as never, id, name, body)
  return [answer.status, (answer.body.errors ?? []).map(({ code }: { code: string }) => code)]
}
const done = [200, []]
const approvedBy = async (id: string): Promise<(string | undefined)[]> =>
  (await scene.record(id)).run?.approvals.map(({ actor }) => actor) ?? []

describe('Nobody approves', () => {
  it('what he wrote, though he holds every role', async () => {
    const { all, editor, publisher } = scene.cast
    const { id } = await makeDraft(scene, {}, all)
    expect(await tells(all, id, 'submit')).toEqual(done)
    expect(await tells(all, id, 'approve')).toEqual([403, ['ownWork']])
    expect(await tells(all, id, 'requestChanges', { comment: '改' })).toEqual([403, ['ownWork']])
    expect(await tells(all, id, 'publish')).toEqual([422, ['wrongState']])
    expect(await tells(editor, id, 'approve')).toEqual(done)
    expect(await tells(publisher, id, 'publish')).toEqual(done)
  })

  it('his own work by the key of the same account, or in another session', async () => {
    const { payload, dashiji } = scene
    const person = await signIn(payload, 'editor')
    const apiKey = randomBytes(24).toString('hex')
    await payload.update({ collection: 'users', id: person.id, data: { enableAPIKey: true, apiKey } })
    const { token } = await payload.login({
      collection: 'users',
      data: { email: person.email, password: 'a long password' },
    })
    const { id } = await makeDraft(scene, {}, person)
    expect(await tells(person, id, 'submit')).toEqual(done)
    for (const headers of [{ Authorization: `users API-Key ${apiKey}` }, { Authorization: `JWT ${token}` }])
      expect(await tells({ headers }, id, 'approve')).toEqual([403, ['ownWork']])
    expect(dashiji.database).toBeDefined()
  })

  it('what he handed in, edited, or changed an image of', async () => {
    const { writer, editor, second, third } = scene.cast
    const cover = await makeImage(scene)
    const { id } = await makeDraft(scene, { cover })
    await scene.send('patch', `articles/${id}?draft=true`, second, { summary: '改' }).expect(200)
    await scene.send('patch', `media/${cover}`, third, { alt: '改' }).expect(200)
    expect(await tells(editor, id, 'submit')).toEqual(done)
    for (const as of [editor, second, third]) expect(await tells(as, id, 'approve')).toEqual([403, ['ownWork']])
    // Taking an edit back takes back no authorship.
    await scene.send('patch', `articles/${id}?draft=true`, writer, { summary: '' }).expect(200)
    expect(await tells(writer, id, 'submit')).toEqual(done)
    for (const as of [editor, second]) expect(await tells(as, id, 'approve')).toEqual([403, ['ownWork']])
  })

  it('a copy: neither who made it nor who wrote the words', async () => {
    const { writer, colleague, editor, second, third } = scene.cast
    const { id } = await makeDraft(scene)
    await scene.send('patch', `articles/${id}?draft=true`, second, { summary: '第二位的话' }).expect(200)
    const copy = String((await scene.send('post', `articles/${id}/duplicate`, editor, {}).expect(200)).body.doc.id)
    const again = String(
      (await scene.send('post', `articles/${copy}/duplicate`, colleague, { title: '副本的副本' }).expect(200)).body.doc
        .id,
    )
    for (const one of [copy, again]) {
      expect(await scene.record(one)).toMatchObject({ state: 'draft', run: null })
      expect(await tells(third, one, 'submit')).toEqual(done)
      for (const as of [editor, second, third]) expect(await tells(as, one, 'approve')).toEqual([403, ['ownWork']])
      expect(await tells(writer, one, 'approve')).toEqual([403, ['notPermitted']])
      expect(await tells(scene.cast.all, one, 'approve')).toEqual(done)
    }
  })

  it('after his role was taken away, though the page was open already', async () => {
    const { payload, cast } = scene
    for (const [role, state, name, body] of [
      ['editor', 'inReview', 'approve', {}],
      ['editor', 'inReview', 'requestChanges', { comment: '改' }],
      ['publisher', 'approved', 'publish', {}],
      ['publisher', 'live', 'archive', { comment: '撤' }],
    ] as const) {
      const person = await signIn(payload, role)
      const { id } = await makeIn(scene, state)
      const { body: page } = await scene.send('get', `articles/${id}/transitions`, person).expect(200)
      expect(page.transitions.find((one: { name: string }) => one.name === name)).toMatchObject({
        allowed: true,
        blockers: [],
      })
      await scene.send('patch', `users/${person.id}`, cast.admin, { roles: [] }).expect(200)
      const { answer, refused } = await untouched(scene, () =>
        scene.send('post', `articles/${id}/transitions/${name}`, person, { revision: page.revision, ...body }),
      )
      expect([name, answer, refused[0]?.codes]).toEqual([name, '403 notPermitted', ['notPermitted']])
    }
  })
})

describe('Three reviews', () => {
  const choose = (preset: string) =>
    scene.send('post', 'globals/workflow-settings', scene.cast.admin, { articles: preset }).expect(200)

  it('are three people’s, each once, and only then can it be published', async () => {
    const { editor, second, third, publisher } = scene.cast
    await choose('threeReviews')
    const { id } = await makeIn(scene, 'inReview')
    expect(await tells(editor, id, 'approve')).toEqual(done)
    expect(await tells(editor, id, 'approve')).toEqual([403, ['alreadyApprovedByYou']])
    expect((await scene.send('get', `articles/${id}/transitions`, editor)).body).toMatchObject({
      state: 'inReview',
      levels: [
        { key: 'first', approved: true },
        { key: 'second', approved: false },
        { key: 'final', approved: false },
      ],
    })
    expect(await tells(second, id, 'approve')).toEqual(done)
    expect(await tells(editor, id, 'approve')).toEqual([403, ['alreadyApprovedByYou']])
    expect(await tells(publisher, id, 'publish')).toEqual([422, ['wrongState']])
    expect(await tells(third, id, 'approve')).toEqual(done)
    expect(await tells(publisher, id, 'publish')).toEqual(done)
    expect((await scene.record(id)).seal?.basis).toMatchObject({
      kind: 'approvals',
      levels: ['first', 'second', 'final'],
      approvals: [{ actor: editor.id }, { actor: second.id }, { actor: third.id }],
    })
  })

  it('start anew when the text is edited between two of them', async () => {
    const { writer, editor, second } = scene.cast
    const { id } = await makeIn(scene, 'inReview')
    expect(await tells(editor, id, 'approve')).toEqual(done)
    await scene.send('patch', `articles/${id}?draft=true`, writer, { summary: '改' }).expect(200)
    expect(await tells(second, id, 'approve')).toEqual([422, ['wrongState']])
    expect(await tells(writer, id, 'submit')).toEqual(done)
    expect(await approvedBy(id)).toEqual([])
  })

  it('are asked of a text that was handed in under them, whatever the rules become; and the other way round', async () => {
    const { editor, second, third } = scene.cast
    await choose('threeReviews')
    const { id: strict } = await makeIn(scene, 'inReview')
    await choose('single')
    const { id: simple } = await makeIn(scene, 'inReview')
    expect(await tells(editor, strict, 'approve')).toEqual(done)
    expect((await scene.record(strict)).state).toBe('inReview')
    await choose('threeReviews')
    expect(await tells(editor, simple, 'approve')).toEqual(done)
    expect((await scene.record(simple)).state).toBe('approved')
    await choose('single')
    expect(await tells(second, strict, 'approve')).toEqual(done)
    expect((await scene.record(strict)).state).toBe('inReview')
    expect(await tells(third, strict, 'approve')).toEqual(done)
    expect((await scene.record(strict)).state).toBe('approved')
  })

  it('are chosen by whoever may manage roles, from the rules that there are', async () => {
    for (const as of [
      scene.cast.writer,
      scene.cast.editor,
      scene.cast.publisher,
      scene.cast.website,
      scene.cast.nobody,
    ]) {
      const { answer } = await untouched(scene, () =>
        scene.send('post', 'globals/workflow-settings', as, { articles: 'threeReviews' }),
      )
      expect(answer).toBe('403 notPermitted')
    }
    for (const preset of ['none', '', null, 0, ['single'], 'constructor'])
      expect(
        (
          await untouched(scene, () =>
            scene.send('post', 'globals/workflow-settings', scene.cast.admin, { articles: preset }),
          )
        ).answer,
      ).toMatch(/^4\d\d /)
  })
})
