import { APIError, type PayloadRequest } from 'payload'

import { codes } from '../../errors/codes.js'
import { message } from '../../errors/refuse.js'
import { describeChanges, readChangesSince } from '../history/readChangesSince.js'
import type { Blocker } from '../policy/decide.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'

/** One reason as it is sent: the code for programs, the text for people. */
export type BlockerDescription = { readonly code: string; readonly message: string }

/** The blockers in words. */
export const describeBlockers = (blockers: readonly Blocker[]): BlockerDescription[] =>
  blockers.map(({ code, values }) => ({ code, message: message(code, values) }))

/** The error of a transition that is closed: 409 when what was seen is old, 403 when it is for others, else 422. */
export function createTransitionError(blockers: readonly Blocker[], details: Record<string, unknown> = {}): APIError {
  const statuses = blockers.map(({ code }) => codes[code].status)
  const status = [409, 403].find((candidate) => statuses.includes(candidate as (typeof statuses)[number])) ?? 422
  const descriptions = describeBlockers(blockers)
  return new APIError(
    descriptions.map((description) => description.message).join(' '),
    status,
    {
      code: blockers.find(({ code }) => codes[code].status === status)?.code ?? blockers[0]!.code,
      codes: descriptions.map(({ code }) => code),
      errors: descriptions,
      ...details,
    },
    true,
  )
}

/** The error of an act that named an older revision: with the newest one, and with who changed what since. */
export async function createStaleError(
  req: PayloadRequest,
  { collection, document, revision }: WorkflowRecord,
  seenRevision: unknown,
  blockers: readonly Blocker[] = [{ code: 'stale' }],
): Promise<APIError> {
  const changes = await readChangesSince(req.payload, req, collection, document, Number(seenRevision) || 0)
  const values = { changes: describeChanges(changes) }
  return createTransitionError(
    blockers.map((blocker) => (blocker.code === 'stale' ? { ...blocker, values } : blocker)),
    { revision: String(revision), changes },
  )
}
