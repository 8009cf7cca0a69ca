import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { Created } from '../../../support/documents.js'
import { send } from '../../../support/requests.js'
import { startWorkflowFixture, type WorkflowFixture } from '../WorkflowFixture.js'
import { expectNoChange } from '../expectNoChange.js'

describe('A value that is not a status', () => {
  let fixture: WorkflowFixture
  let docs: Record<'draft' | 'approved' | 'live', Created>
  beforeAll(async () => {
    fixture = await startWorkflowFixture()
    docs = {
      draft: await fixture.createArticle('draft'),
      approved: await fixture.createArticle('approved'),
      live: await fixture.createArticle('live'),
    }
  })
  afterAll(() => fixture.stop())

  const invalidStatuses = [
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
  it.each(invalidStatuses)('(%j) is refused as _status, alone and in bulk, with and without draft', async (status) => {
    const body = { _status: status }
    for (const [verb, path] of [
      ['patch', `articles/${docs.approved.id}`],
      ['patch', `articles/${docs.approved.id}?draft=true`],
      ['patch', `articles/${docs.live.id}`],
      ['post', `articles/${docs.live.id}/duplicate?draft=false`],
    ] as const) {
      const { answer, refused } = await expectNoChange(fixture, () =>
        send(fixture, verb, path, fixture.people.allRoles, body),
      )
      expect([path, answer]).toEqual([path, '422 badStatus'])
      expect(refused.map(({ codes }) => codes)).toEqual([['badStatus']])
    }
    expect(
      (
        await expectNoChange(fixture, () =>
          send(fixture, 'post', 'articles', fixture.people.allRoles, { title: '新', kind: 'news', ...body }),
        )
      ).answer,
    ).toBe('422 badStatus')
    for (const query of ['', '&draft=true'])
      expect(
        (
          await expectNoChange(fixture, () =>
            send(fixture, 'patch', `articles?where[id][exists]=true${query}`, fixture.people.allRoles, body),
          )
        ).answer,
      ).toBe('403 gate')
  })

  it('is refused by the database too', async () => {
    for (const status of invalidStatuses) {
      const { answer } = await expectNoChange(fixture, () =>
        fixture.payload.db.updateOne({ collection: 'articles', id: docs.draft.id, data: { _status: status } }),
      )
      expect([status, answer]).toEqual([status, '403 gate'])
    }
  })
})
