import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq, type Payload } from 'payload'

import { workflowOf } from '../../../../src/workflow/workflowOf.js'
import type { Created } from '../../../support/documents.js'
import { requestAs } from '../../../support/people.js'
import { send } from '../../../support/requests.js'
import { newestVersion, readWorkflowRecord } from '../../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from '../WorkflowFixture.js'
import { expectNoChange } from '../expectNoChange.js'

type Documents = Record<'draft' | 'approved' | 'live' | 'edited' | 'archived', Created>

let fixture: WorkflowFixture
let payload: Payload
let docs: Documents
beforeAll(async () => {
  fixture = await startWorkflowFixture()
  payload = fixture.payload
  docs = {
    draft: await fixture.createArticle('draft'),
    approved: await fixture.createArticle('approved'),
    live: await fixture.createArticle('live'),
    edited: await fixture.createArticle('edited'),
    archived: await fixture.createArticle('archived'),
  }
})
afterAll(() => fixture.stop())

const collection = 'articles'
const published = { _status: 'published' } as const
const now = () => new Date().toISOString()
const anyId = { id: { exists: true } }

const versionOf = async ({ id }: Created): Promise<string> => (await newestVersion(payload, collection, id)).id

/** With access overridden, as the local API does by default. */
const forbiddenCalls: [string, () => Promise<unknown>][] = [
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
  ['update in bulk', () => payload.update({ collection, where: anyId, data: published })],
  [
    'update of drafts in bulk',
    () => payload.update({ collection, where: anyId, draft: true, data: { summary: '改' } }),
  ],
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
  ['delete in bulk', () => payload.delete({ collection, where: anyId })],
  ['restore of a version as live', async () => payload.restoreVersion({ collection, id: await versionOf(docs.live) })],
  ['restore of a draft as live', async () => payload.restoreVersion({ collection, id: await versionOf(docs.edited) })],
]

describe('The local API', () => {
  it.each(forbiddenCalls)('refuses %s, even with access overridden', async (_way, attempt) => {
    expect((await expectNoChange(fixture, attempt)).answer).toBe('403 gate')
  })

  it('refuses the same to a person with every role, whatever the context of the request', async () => {
    const { allRoles } = fixture.people
    const contexts = [
      {},
      { grant: true, transition: 'publish' },
      { isRestoringVersion: true },
      { 'dashiji.onlyDrafts': true },
      { replacesOriginal: true, changesRules: true },
      { actorKind: 'import', channel: 'import' },
    ]
    for (const context of contexts) {
      const req = Object.assign(await requestAs(payload, allRoles.id), { context })
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
      for (const attempt of attempts) expect((await expectNoChange(fixture, attempt)).answer).toBe('403 gate')
    }
  })

  it('records who tried what', async () => {
    const req = await requestAs(payload, fixture.people.publisher.id)
    const { refused } = await expectNoChange(fixture, () =>
      payload.db.updateOne({ collection, id: docs.approved.id, data: published, req }),
    )
    expect(refused).toMatchObject([
      {
        action: 'content.edit',
        codes: ['gate'],
        actor: fixture.people.publisher.id,
        document: docs.approved.id,
        channel: 'command',
      },
    ])
  })

  it('has no jobs that publish, and runs no jobs over HTTP', async () => {
    const data = { type: 'publish', doc: { relationTo: collection, value: docs.approved.id } }
    const queue = payload.jobs.queue as unknown as (args: object) => Promise<unknown>
    await expectNoChange(fixture, () => queue({ task: 'schedulePublish', input: data }))
    await expectNoChange(fixture, () => payload.jobs.run({ limit: 10, silent: true }))
    for (const as of Object.values(fixture.people)) {
      for (const path of ['payload-jobs/run', 'payload-jobs/run?allQueues=true', 'payload-jobs/handle-schedules']) {
        const { answer } = await expectNoChange(fixture, () => send(fixture, 'get', path, as))
        expect(answer).not.toBe('done')
      }
      expect(
        (
          await expectNoChange(fixture, () =>
            send(fixture, 'post', 'payload-jobs', as, { taskSlug: 'schedulePublish', input: data }),
          )
        ).answer,
      ).not.toBe('done')
    }
    expect(payload.config.jobs.tasks?.map(({ slug }) => slug)).not.toContain('schedulePublish')
  })

  it('takes no transition without a person', async () => {
    const { performTransition } = workflowOf(payload)
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
      const { revision } = await readWorkflowRecord(fixture.payload, 'articles', docs.approved.id)
      const { answer } = await expectNoChange(fixture, () =>
        performTransition(req, { collection, id: docs.approved.id, name, revision: String(revision), comment: '无' }),
      )
      expect([name, answer]).toEqual([name, '403 notPermitted'])
    }
  })
})
