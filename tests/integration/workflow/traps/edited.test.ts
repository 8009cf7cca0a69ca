import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { actingAs } from '../../../support/workflow.js'
import { picture } from '../../access/documents.js'
import { makeDraft, makeImage, startScene, type Made, type Scene } from '../scene.js'
import { publicView } from '../untouched.js'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.dashiji.stop())

const collection = 'articles'
type Text = Made & { image: string }

/** Ways to change a text, or an image that it shows, below whoever approves or publishes it. */
const edits: [string, (text: Text) => PromiseLike<unknown>][] = [
  [
    'PATCH as a draft',
    ({ id }) => scene.send('patch', `articles/${id}?draft=true`, scene.cast.writer, { title: '改' }).expect(200),
  ],
  [
    'PATCH of the row',
    ({ id }) => scene.send('patch', `articles/${id}`, scene.cast.third, { title: '改' }).expect(200),
  ],
  [
    'autosave',
    ({ id }) =>
      scene.send('patch', `articles/${id}?draft=true&autosave=true`, scene.cast.writer, { summary: '改' }).expect(200),
  ],
  ['the local API', ({ id }) => scene.payload.update({ collection, id, data: { title: '改' } })],
  [
    'the local API, for a person',
    async ({ id }) =>
      scene.payload.update({
        collection,
        id,
        draft: true,
        data: { title: '改' },
        req: await actingAs(scene.payload, scene.cast.third.id),
        overrideAccess: false,
      }),
  ],
  [
    'a change of its version in the database',
    async ({ id }) => {
      const { version, ...rest } = await working(id)
      return scene.payload.db.updateVersion({
        collection,
        id: rest.id,
        versionData: { ...rest, version: { ...version, title: '改' } } as never,
      })
    },
  ],
  [
    'a new version in the database',
    async ({ id }) => {
      const { version } = await working(id)
      const now = new Date().toISOString()
      return scene.payload.db.createVersion({
        collectionSlug: collection,
        parent: id,
        autosave: false,
        createdAt: now,
        updatedAt: now,
        versionData: { ...version, title: '改' } as never,
      })
    },
  ],
  [
    'other words for an image',
    ({ image }) => scene.send('patch', `media/${image}`, scene.cast.third, { alt: '改' }).expect(200),
  ],
  [
    'another file for an image',
    async ({ image }) =>
      scene
        .send('patch', `media/${image}`, scene.cast.third)
        .field('_payload', '{}')
        .attach('file', await picture(), 'other.png')
        .expect(200),
  ],
  [
    'an image made decorative',
    ({ image }) => scene.send('patch', `media/${image}`, scene.cast.third, { decorative: true, alt: '' }).expect(200),
  ],
  [
    'a change of an image in the database',
    ({ image }) => scene.payload.db.updateOne({ collection: 'media', id: image, data: { alt: '改' } }),
  ],
  ['a deleted image', ({ image }) => scene.send('delete', `media/${image}`, scene.cast.third).expect(200)],
  [
    'another image',
    async ({ id }) =>
      scene
        .send('patch', `articles/${id}?draft=true`, scene.cast.writer, { cover: await makeImage(scene) })
        .expect(200),
  ],
  [
    'another slug',
    ({ id }) =>
      scene
        .send('patch', `articles/${id}?draft=true`, scene.cast.writer, { slug: `other-${id.slice(0, 8)}` })
        .expect(200),
  ],
  [
    'the restoring of an earlier version',
    async ({ id }) => {
      const { docs } = await scene.payload.db.findVersions({
        collection,
        where: { and: [{ parent: { equals: id } }, { 'version.summary': { equals: '从前' } }] },
        limit: 1,
      })
      return scene.send('post', `articles/versions/${docs[0]!.id}?draft=true`, scene.cast.writer, {}).expect(200)
    },
  ],
]

const working = async (id: string): Promise<{ id: string; version: Record<string, unknown> }> =>
  (
    await scene.payload.db.findVersions({
      collection,
      where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
      limit: 1,
    })
  ).docs[0]! as never

async function approved(): Promise<Text> {
  const { writer, editor } = scene.cast
  const image = await makeImage(scene)
  const doc = await makeDraft(scene, { cover: image, summary: '从前' })
  await scene.send('patch', `articles/${doc.id}?draft=true`, writer, { summary: '审过的文字' }).expect(200)
  await scene.act(writer, doc.id, 'submit')
  expect((await scene.act(editor, doc.id, 'approve')).status).toBe(200)
  return { ...doc, image }
}

describe('A text that was approved', () => {
  it.each(edits)('is a draft again after %s, and nobody can publish it', async (_way, edit) => {
    const text = await approved()
    const seen = await publicView(scene)
    const { sequence: since } = (await scene.events()).at(-1)!
    await edit(text)
    expect(await scene.record(text.id)).toMatchObject({ state: 'draft', run: null })
    expect((await scene.events(since, text.id)).filter(({ action }) => action === 'content.edit')).toMatchObject([
      { outcome: 'done', from: 'approved', to: 'draft', details: { voids: 'approved' } },
    ])
    for (const as of [scene.cast.publisher, scene.cast.all]) {
      const refused = await scene.act(as, text.id, 'publish')
      expect([refused.status, refused.body.errors.map(({ code }: { code: string }) => code)]).toEqual([
        422,
        ['wrongState'],
      ])
    }
    expect((await scene.events(since, text.id)).slice(-2)).toMatchObject([
      { action: 'content.publish', outcome: 'refused', codes: ['wrongState'] },
      { action: 'content.publish', outcome: 'refused' },
    ])
    const shown = await scene.send('get', `articles/${text.id}?draft=true`, scene.cast.writer)
    expect(shown.body).toMatchObject({ workflowState: 'draft', _status: 'draft' })
    expect(await publicView(scene)).toEqual(seen)
  })

  it('is not what goes live when only its row was changed in the database', async () => {
    const text = await approved()
    await scene.payload.db.updateOne({ collection, id: text.id, data: { title: '改过的行' } })
    const published = await scene.act(scene.cast.publisher, text.id, 'publish')
    expect(published.status).toBe(200)
    expect((await scene.send('get', `articles/${text.id}`)).body).toMatchObject({
      title: text.title,
      summary: '审过的文字',
    })
  })

  it('stays approved when what was saved says the same, or is known of an image and not shown', async () => {
    const text = await approved()
    const { revision } = await scene.record(text.id)
    await scene
      .send('patch', `articles/${text.id}?draft=true`, scene.cast.writer, { summary: '审过的文字' })
      .expect(200)
    await scene.send('patch', `articles/${text.id}`, scene.cast.writer, {}).expect(200)
    await scene.send('patch', `media/${text.image}`, scene.cast.third, { alt: '图' }).expect(200)
    expect(await scene.record(text.id)).toMatchObject({ state: 'approved', revision })
    expect((await scene.act(scene.cast.publisher, text.id, 'publish')).status).toBe(200)
  })

  it('makes whoever edited it one who cannot review it', async () => {
    for (const [, edit] of edits.filter(([way]) =>
      ['PATCH of the row', 'other words for an image', 'another file for an image'].includes(way),
    )) {
      const text = await approved()
      await edit(text)
      await scene.act(scene.cast.writer, text.id, 'submit')
      const refused = await scene.act(scene.cast.third, text.id, 'approve')
      expect([refused.status, refused.body.errors[0].code]).toEqual([403, 'ownWork'])
    }
  })
})

describe('A live text', () => {
  it('that is restored to an approved old version is a draft which must be reviewed again', async () => {
    const text = await approved()
    const { writer, editor, publisher } = scene.cast
    expect((await scene.act(publisher, text.id, 'publish')).status).toBe(200)
    const { docs } = await scene.payload.db.findVersions({
      collection,
      where: { and: [{ parent: { equals: text.id } }, { 'version._status': { equals: 'published' } }] },
      limit: 1,
    })
    await scene.send('patch', `articles/${text.id}?draft=true`, writer, { summary: '新稿' }).expect(200)
    await scene.act(writer, text.id, 'submit')
    expect((await scene.act(editor, text.id, 'approve')).status).toBe(200)
    const seen = await publicView(scene)
    await scene.send('post', `articles/versions/${docs[0]!.id}?draft=true`, scene.cast.third, {}).expect(200)
    expect(await scene.record(text.id)).toMatchObject({ state: 'draft', run: null })
    expect((await scene.act(publisher, text.id, 'publish')).body.errors[0].code).toBe('wrongState')
    expect(await publicView(scene)).toEqual(seen)
    expect((await scene.send('get', `articles/${text.id}?draft=true`, writer)).body).toMatchObject({
      summary: '审过的文字',
      workflowState: 'draft',
      _status: 'draft',
    })
  })
})
