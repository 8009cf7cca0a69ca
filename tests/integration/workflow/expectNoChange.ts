import { expect } from '@jest/globals'

import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import type { WorkflowFixture } from './WorkflowFixture.js'

const publicFields = 'id title summary slug _status workflowState updatedAt cover { id alt filename }'

/** What somebody without an account sees, over REST and over GraphQL. */
export async function readPublicView({ send }: WorkflowFixture): Promise<unknown[]> {
  const rest = await send('get', 'articles?limit=100&sort=id&depth=1').expect(200)
  const graphql = await send('post', 'graphql', undefined, {
    query: `{ Articles(limit: 100, sort: "id") { totalDocs docs { ${publicFields} } } allMedia(limit: 100, sort: "id") { docs { id alt filename } } }`,
  }).expect(200)
  if (graphql.body.errors) throw new Error(graphql.text)
  return [rest.body.docs, graphql.body.data]
}

/** All that is stored of articles, images and review rules, and what the public sees of it. */
export async function snapshotAll(fixture: WorkflowFixture): Promise<unknown> {
  const { db } = fixture.payload
  const all = { pagination: false, limit: 0, sort: 'id' } as const
  const rows = await db.find({ collection: 'articles', ...all })
  const versions = await db.findVersions({ collection: 'articles', ...all })
  const records = await db.find({ collection: 'workflow-records', ...all })
  const media = await db.find({ collection: 'media', ...all })
  const settings = await db.findGlobal({ slug: 'workflow-settings' })
  return JSON.parse(
    JSON.stringify({
      rows: rows.docs,
      versions: versions.docs,
      records: records.docs,
      media: media.docs,
      settings,
      public: await readPublicView(fixture),
    }),
  )
}

/** An answer in short: status and code of a refusal, `done` for what was taken. */
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

/** Tries something, and expects that nothing at all has changed by it: neither stored nor shown, and nothing entered as done. */
export async function expectNoChange(
  fixture: WorkflowFixture,
  attempt: () => PromiseLike<unknown>,
): Promise<AttemptResult> {
  const before = await snapshotAll(fixture)
  const since = (await fixture.readEvents()).at(-1)?.sequence ?? 0
  const result = await Promise.resolve()
    .then(attempt)
    .catch((error: unknown) => error)
  expect(await snapshotAll(fixture)).toEqual(before)
  const events = await fixture.readEvents(since)
  expect(events.filter(({ outcome }) => outcome === 'done').map(({ action }) => action)).toEqual([])
  return { answer: describeResult(result), refused: events }
}
