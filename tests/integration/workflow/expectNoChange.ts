import { expect } from '@jest/globals'

import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import { queryGraphql, send } from '../../support/requests.js'
import { newestSequence, readAuditEvents, snapshot } from '../../support/stored.js'
import type { WorkflowFixture } from './WorkflowFixture.js'

const publicFields = 'id title summary slug _status workflowState updatedAt cover { id alt filename }'

/** What an anonymous reader sees, over REST and over GraphQL. */
export async function readPublicView(fixture: WorkflowFixture): Promise<unknown[]> {
  const rest = await send(fixture, 'get', 'articles?limit=100&sort=id&depth=1').expect(200)
  const { data, errors } = await queryGraphql(
    fixture,
    `{ Articles(limit: 100, sort: "id") { totalDocs docs { ${publicFields} } } allMedia(limit: 100, sort: "id") { docs { id alt filename } } }`,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return [rest.body.docs, data]
}

/** Everything that is stored of articles, images, workflow records and review rules, and what the public sees of it. */
async function snapshotAll(fixture: WorkflowFixture): Promise<unknown> {
  const { payload } = fixture
  return {
    articles: await snapshot(payload, 'articles'),
    records: await snapshot(payload, 'workflow-records'),
    media: await snapshot(payload, 'media'),
    settings: await payload.db.findGlobal({ slug: 'workflow-settings' }),
    public: await readPublicView(fixture),
  }
}

/** An answer or error in short: `done`, or the status and code of a refusal. */
export function describeResult(result: unknown): string {
  const { status, data, body } = (result ?? {}) as {
    status?: number
    data?: { code?: string }
    body?: { errors?: { code?: string; data?: { code?: string } }[]; message?: string }
  }
  if (result instanceof Error)
    return `${status ?? result.message} ${data?.code ?? (status === undefined ? result.name : result.message)}`
  if (typeof status !== 'number' || !body) return 'done'
  const [error] = body.errors ?? []
  return status < 400 && !error ? 'done' : `${status} ${error?.code ?? error?.data?.code ?? ''}`.trim()
}

type AttemptResult = { answer: string; refused: StoredEvent[] }

/**
 * Tries something and expects that it changes nothing: nothing stored, nothing public, and no event of something done.
 */
export async function expectNoChange(
  fixture: WorkflowFixture,
  attempt: () => PromiseLike<unknown>,
): Promise<AttemptResult> {
  const before = await snapshotAll(fixture)
  const since = await newestSequence(fixture.payload)
  const result = await Promise.resolve()
    .then(attempt)
    .catch((error: unknown) => error)
  expect(await snapshotAll(fixture)).toEqual(before)
  const events = await readAuditEvents(fixture.payload, { since })
  expect(events.filter(({ outcome }) => outcome === 'done').map(({ action }) => action)).toEqual([])
  return { answer: describeResult(result), refused: events }
}
