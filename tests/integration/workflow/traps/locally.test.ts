import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq, type Payload } from 'payload'

import { actingAs } from '../../../support/workflow.js'
import { makeDraft, makeIn, startScene, versionOf, type Made, type Scene } from '../scene.js'
import { untouched } from '../untouched.js'

type Documents = Record<'draft' | 'approved' | 'live' | 'edited' | 'archived', Made>

let scene: Scene
let payload: Payload
let docs: Documents
beforeAll(async () => {
  scene = await startScene()
  payload = scene.payload
  docs = {
    draft: await makeDraft(scene),
    approved: await makeIn(scene, 'approved'),
    live: await makeIn(scene, 'live'),
    edited: await makeIn(scene, 'live'),
    archived: await makeIn(scene, 'archived'),
  }
  await scene.send('patch', `articles/${docs.edited.id}?draft=true`, scene.cast.writer, { title: '新稿' }).expect(200)
})
afterAll(() => scene.dashiji.stop())

const collection = 'articles'
const published = { _status: 'published' } as const
const now = () => new Date().toISOString()
const where = { id: { exists: true } }

/** With access overridden, as the local API does by default. */
const ways: [string, () => Promise<unknown>][] = [
  ['create as live', () => payload.create({ collection, data: { title: '新', kind: 'news', ...published } })],
  [
    'create as a live draft',
    () => payload.create({ collection, draft: true, data: { title: '新', kind: 'news', ...published } }),
  ],
  ['update of a draft to live', () => payload.update({ collection, id: docs.draft.id, data: published })],
  [
    'update of what was approved to live',
    () => payload.update({ collection, id: docs.approved.id, data: published, draft: false }),
  ],
  ['update of live text', () => payload.update({ collection, id: docs.live.id, data: { title: '改' } })],
  [
    'update of live text that has a newer draft',
    () => payload.update({ collection, id: docs.edited.id, data: { title: '改' } }),
  ],
  ['update of nothing', () => payload.update({ collection, id: docs.live.id, data: {} })],
  ['update offline', () => payload.update({ collection, id: docs.live.id, data: { _status: 'draft' } })],
  ['update by autosave', () => payload.update({ collection, id: docs.live.id, autosave: true, data: { title: '改' } })],
  [
    'update past a lock',
    () => payload.update({ collection, id: docs.live.id, overrideLock: true, data: { title: '改' } }),
  ],
  ['update in bulk', () => payload.update({ collection, where, data: published })],
  ['update of drafts in bulk', () => payload.update({ collection, where, draft: true, data: { summary: '改' } })],
  ['update into the trash', () => payload.update({ collection, id: docs.live.id, data: { deletedAt: now() } })],
  [
    'update into the trash of what was live',
    () => payload.update({ collection, id: docs.archived.id, data: { deletedAt: now() } }),
  ],
  [
    'update of one language',
    () =>
      payload.update({ collection, id: docs.edited.id, draft: true, data: {}, publishSpecificLocale: 'zh' } as never),
  ],
  [
    'update of every language',
    () => payload.update({ collection, id: docs.edited.id, data: {}, publishAllLocales: true } as never),
  ],
  [
    'update of every language offline',
    () => payload.update({ collection, id: docs.live.id, draft: true, data: {}, unpublishAllLocales: true } as never),
  ],
  [
    'duplicate as live',
    () => payload.duplicate({ collection, id: docs.live.id, draft: false, data: { title: '新', ...published } }),
  ],
  ['delete', () => payload.delete({ collection, id: docs.live.id })],
  ['delete of what was live', () => payload.delete({ collection, id: docs.archived.id })],
  ['delete in bulk', () => payload.delete({ collection, where })],
  [
    'restore of a version as live',
    async () => payload.restoreVersion({ collection, id: await versionOf(scene, docs.live.id) }),
  ],
  [
    'restore of a draft as live',
    async () => payload.restoreVersion({ collection, id: await versionOf(scene, docs.edited.id) }),
  ],
]

describe('The local API', () => {
  it.each(ways)('refuses, with access overridden, %s', async (_way, attempt) => {
    expect((await untouched(scene, attempt)).answer).toBe('403 gate')
  })

  it('refuses the same to a person who holds every role, whatever his request carries', async () => {
    const { all } = scene.cast
    const contexts = [
      {},
      { grant: true, transition: 'publish' },
      { isRestoringVersion: true },
      { 'dashiji.onlyDrafts': true },
      { replacesOriginal: true, changesRules: true },
      { actorKind: 'import', channel: 'import' },
    ]
    for (const context of contexts) {
      const req = Object.assign(await actingAs(payload, all.id), { context })
      const attempts = [
        () => payload.update({ collection, id: docs.approved.id, data: published, req, overrideAccess: false }),
        () => payload.update({ collection, id: docs.live.id, data: { title: '改' }, req, overrideAccess: false }),
        () =>
          payload.update({
            collection,
            id: docs.live.id,
            data: { title: '改' },
            draft: false,
            context,
            overrideAccess: true,
          }),
        () => payload.delete({ collection, id: docs.live.id, req }),
        () => payload.db.updateOne({ collection, id: docs.live.id, data: { title: '改' }, req }),
      ]
      for (const attempt of attempts) expect((await untouched(scene, attempt)).answer).toBe('403 gate')
    }
  })

  it('enters who tried what', async () => {
    const req = await actingAs(payload, scene.cast.publisher.id)
    const { refused } = await untouched(scene, () =>
      payload.db.updateOne({ collection, id: docs.approved.id, data: published, req }),
    )
    expect(refused).toMatchObject([
      {
        action: 'content.edit',
        codes: ['gate'],
        actor: scene.cast.publisher.id,
        document: docs.approved.id,
        channel: 'command',
      },
    ])
  })

  it('has no jobs that publish, and runs none for anybody over HTTP', async () => {
    const data = { type: 'publish', doc: { relationTo: collection, value: docs.approved.id } }
    const queue = payload.jobs.queue as unknown as (args: object) => Promise<unknown>
    await untouched(scene, () => queue({ task: 'schedulePublish', input: data }))
    await untouched(scene, () => payload.jobs.run({ limit: 10, silent: true }))
    for (const as of Object.values(scene.cast)) {
      for (const path of ['payload-jobs/run', 'payload-jobs/run?allQueues=true', 'payload-jobs/handle-schedules']) {
        const { answer } = await untouched(scene, () => scene.send('get', path, as))
        expect(answer).not.toBe('done')
      }
      expect(
        (
          await untouched(scene, () =>
            scene.send('post', 'payload-jobs', as, { taskSlug: 'schedulePublish', input: data }),
          )
        ).answer,
      ).not.toBe('done')
    }
    expect(payload.config.jobs.tasks?.map(({ slug }) => slug)).not.toContain('schedulePublish')
  })

  it('acts for nobody without a person, whatever the transition', async () => {
    const { performTransition } = (await import('../../../../src/workflow/workflowOf.js')).workflowOf(payload)
    for (const name of [
      'submit',
      'approve',
      'publish',
      'archive',
      'emergencyTakeDown',
      'admit',
      'retract',
      'remove',
      'discard',
    ] as const) {
      const req = await createLocalReq({}, payload)
      const { revision } = await scene.record(docs.approved.id)
      const { answer } = await untouched(scene, () =>
        performTransition(req, { collection, id: docs.approved.id, name, revision: String(revision), comment: '无' }),
      )
      expect([name, answer]).toEqual([name, '403 notPermitted'])
    }
  })
})
