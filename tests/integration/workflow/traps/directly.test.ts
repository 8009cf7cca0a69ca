import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { makeDraft, makeIn, startScene, versionOf, type Made, type Scene, type Verb } from '../scene.js'
import { untouched } from '../untouched.js'

type Documents = Record<'draft' | 'inReview' | 'approved' | 'live' | 'edited' | 'archived', Made>

let scene: Scene
let docs: Documents
beforeAll(async () => {
  scene = await startScene()
  docs = {
    draft: await makeDraft(scene),
    inReview: await makeIn(scene, 'inReview'),
    approved: await makeIn(scene, 'approved'),
    live: await makeIn(scene, 'live'),
    edited: await makeIn(scene, 'live'),
    archived: await makeIn(scene, 'archived'),
  }
  await scene.send('patch', `articles/${docs.edited.id}?draft=true`, scene.cast.writer, { title: '新稿' }).expect(200)
})
afterAll(() => scene.dashiji.stop())

const now = () => new Date().toISOString()
const published = { _status: 'published' }

describe('Whoever holds every role', () => {
  const rest = (verb: Verb, path: string, body?: object) => () => scene.send(verb, path, scene.cast.all, body)
  const ways: [string, string, () => ReturnType<Scene['send']>][] = [
    ['POST as published', '403 gate', () => rest('post', 'articles', { title: '新', kind: 'news', ...published })()],
    [
      'POST as a published draft',
      '403 gate',
      () => rest('post', 'articles?draft=true', { title: '新', kind: 'news', ...published })(),
    ],
    ['PATCH _status of a draft', '403 gate', () => rest('patch', `articles/${docs.draft.id}`, published)()],
    [
      'PATCH _status of a draft as a draft',
      '403 gate',
      () => rest('patch', `articles/${docs.draft.id}?draft=true`, published)(),
    ],
    [
      'PATCH _status by autosave',
      '403 gate',
      () => rest('patch', `articles/${docs.draft.id}?draft=true&autosave=true`, published)(),
    ],
    [
      'PATCH _status of what was approved',
      '403 gate',
      () => rest('patch', `articles/${docs.approved.id}`, published)(),
    ],
    [
      'PATCH _status of a newer draft',
      '403 gate',
      () => rest('patch', `articles/${docs.edited.id}?draft=true`, published)(),
    ],
    [
      'PATCH _status of what was taken down',
      '403 gate',
      () => rest('patch', `articles/${docs.archived.id}`, published)(),
    ],
    ['PATCH in bulk', '403 gate', () => rest('patch', 'articles?where[title][exists]=true', published)()],
    [
      'PATCH in bulk as drafts',
      '403 gate',
      () => rest('patch', 'articles?draft=true&where[title][exists]=true', published)(),
    ],
    ['PATCH text in bulk', '403 gate', () => rest('patch', 'articles?where[title][exists]=true', { summary: '改' })()],
    [
      'PATCH text in bulk as drafts',
      '403 gate',
      () => rest('patch', `articles?draft=true&where[id][in]=${docs.live.id}`, { summary: '改' })(),
    ],
    [
      'PATCH in bulk that finds nothing',
      '403 gate',
      () => rest('patch', 'articles?where[title][equals]=无', published)(),
    ],
    [
      'duplicate as live',
      '403 gate',
      () => rest('post', `articles/${docs.live.id}/duplicate?draft=false`, { title: '新', ...published })(),
    ],
    [
      'duplicate of a draft as live',
      '403 gate',
      () => rest('post', `articles/${docs.draft.id}/duplicate`, published)(),
    ],
    [
      'PATCH the text of a live document',
      '403 gate',
      () => rest('patch', `articles/${docs.live.id}`, { title: '改' })(),
    ],
    ['PATCH nothing of a live document', '403 gate', () => rest('patch', `articles/${docs.live.id}`, {})()],
    [
      'PATCH a live document with a newer draft',
      '403 gate',
      () => rest('patch', `articles/${docs.edited.id}`, { title: '改' })(),
    ],
    [
      'PATCH a live document offline',
      '403 gate',
      () => rest('patch', `articles/${docs.live.id}`, { _status: 'draft' })(),
    ],
    [
      'PATCH by autosave without draft',
      '403 gate',
      () => rest('patch', `articles/${docs.live.id}?autosave=true`, { title: '改' })(),
    ],
    [
      'PATCH past a lock',
      '403 gate',
      () => rest('patch', `articles/${docs.live.id}?overrideLock=true`, { title: '改' })(),
    ],
    [
      'PATCH every language',
      '403 gate',
      () => rest('patch', `articles/${docs.approved.id}?publishAllLocales=true`, {})(),
    ],
    [
      'PATCH one language',
      '403 gate',
      () => rest('patch', `articles/${docs.approved.id}?publishSpecificLocale=zh`, {})(),
    ],
    [
      'PATCH one language of a draft',
      '403 gate',
      () => rest('patch', `articles/${docs.edited.id}?draft=true&publishSpecificLocale=en`, {})(),
    ],
    [
      'PATCH every language offline',
      '403 gate',
      () => rest('patch', `articles/${docs.live.id}?draft=true&unpublishAllLocales=true`, {})(),
    ],
    ['PATCH into the trash', '403 gate', () => rest('patch', `articles/${docs.live.id}`, { deletedAt: now() })()],
    [
      'PATCH into the trash as a draft',
      '403 gate',
      () => rest('patch', `articles/${docs.live.id}?draft=true`, { deletedAt: now() })(),
    ],
    [
      'PATCH into the trash with a newer draft',
      '403 gate',
      () => rest('patch', `articles/${docs.edited.id}?draft=true&comment=x`, { deletedAt: now() })(),
    ],
    ['DELETE', '403 gate', () => rest('delete', `articles/${docs.live.id}?comment=x`)()],
    ['DELETE from the trash', '403 gate', () => rest('delete', `articles/${docs.edited.id}?trash=true&comment=x`)()],
    ['DELETE in bulk', '403 gate', () => rest('delete', 'articles?where[title][exists]=true&comment=x')()],
    [
      'restore a published version as live',
      '403 gate',
      () => scene.send('post', `articles/versions/none`, scene.cast.all, {}),
    ],
    [
      'an address that publishes a draft',
      '422 wrongState',
      () => scene.send('post', `articles/${docs.draft.id}/transitions/publish`, scene.cast.all, { revision: '1' }),
    ],
    [
      'an address that is the import’s',
      '404 unknownTransition',
      () => scene.send('post', `articles/${docs.draft.id}/transitions/admit`, scene.cast.all, { revision: '1' }),
    ],
    [
      'an address that removes',
      '404 unknownTransition',
      () =>
        scene.send('post', `articles/${docs.live.id}/transitions/remove`, scene.cast.all, {
          revision: '1',
          comment: 'x',
        }),
    ],
    [
      'an address that retracts',
      '404 unknownTransition',
      () =>
        scene.send('post', `articles/${docs.live.id}/transitions/retract`, scene.cast.all, {
          revision: '1',
          comment: 'x',
        }),
    ],
    [
      'an address that every object has',
      '404 unknownTransition',
      () => scene.send('post', `articles/${docs.live.id}/transitions/constructor`, scene.cast.all, { revision: '1' }),
    ],
  ]
  it.each(ways)('touches nothing by %s', async (_way, expected, attempt) => {
    const { answer, refused } = await untouched(scene, attempt)
    expect(answer).toBe(expected)
    if (!expected.startsWith('404'))
      expect(refused).toMatchObject([
        {
          outcome: 'refused',
          codes: [expected.slice(4)],
          actor: scene.cast.all.id,
          channel: 'rest',
          collection: 'articles',
        },
      ])
  })

  it('restores no version as live', async () => {
    for (const doc of [docs.live, docs.edited, docs.approved, docs.archived]) {
      for (const query of ['', '?draft=false', '?draft=1', '?overrideLock=true']) {
        const version = await versionOf(scene, doc.id)
        const { answer, refused } = await untouched(scene, () =>
          scene.send('post', `articles/versions/${version}${query}`, scene.cast.all, {}),
        )
        expect([answer, refused.map(({ codes }) => codes)]).toEqual(['403 gate', [['gate']]])
      }
    }
  })
})

describe('A status that is none', () => {
  const spellings = [
    null,
    '',
    'PUBLISHED',
    'Published',
    'published ',
    ' published',
    'publish',
    'changed',
    'archived',
    0,
    1,
    true,
    false,
    [],
    ['published'],
    { equals: 'published' },
  ]
  it.each(spellings)('%j is refused, alone and in bulk, with and without draft', async (status) => {
    const body = { _status: status }
    for (const [verb, path] of [
      ['patch', `articles/${docs.approved.id}`],
      ['patch', `articles/${docs.approved.id}?draft=true`],
      ['patch', `articles/${docs.live.id}`],
      ['post', `articles/${docs.live.id}/duplicate?draft=false`],
    ] as const) {
      const { answer, refused } = await untouched(scene, () => scene.send(verb, path, scene.cast.all, body))
      expect([path, answer]).toEqual([path, '422 badStatus'])
      expect(refused.map(({ codes }) => codes)).toEqual([['badStatus']])
    }
    expect(
      (
        await untouched(scene, () =>
          scene.send('post', 'articles', scene.cast.all, { title: '新', kind: 'news', ...body }),
        )
      ).answer,
    ).toBe('422 badStatus')
    for (const query of ['', '&draft=true'])
      expect(
        (
          await untouched(scene, () =>
            scene.send('patch', `articles?where[id][exists]=true${query}`, scene.cast.all, body),
          )
        ).answer,
      ).toBe('403 gate')
  })

  it('is refused in the database too', async () => {
    for (const status of spellings) {
      const { answer } = await untouched(scene, () =>
        scene.payload.db.updateOne({ collection: 'articles', id: docs.draft.id, data: { _status: status } }),
      )
      expect([status, answer]).toEqual([status, '403 gate'])
    }
  })
})
