import type { APIError, PayloadRequest } from 'payload'

import { changesSince, describeChanges } from './changesSince.js'
import type { Blocker } from './decide.js'
import type { WorkflowRecord } from './records/WorkflowRecord.js'
import { transitionRefused } from './TransitionRefused.js'

/** The error of an act that named an older revision: with the newest one, and with who changed what since. */
export async function staleRefusal(
  req: PayloadRequest,
  { collection, document, revision }: WorkflowRecord,
  seen: unknown,
  blockers: readonly Blocker[] = [{ code: 'stale' }],
): Promise<APIError> {
  const changes = await changesSince(req.payload, req, collection, document, Number(seen) || 0)
  const values = { changes: describeChanges(changes) }
  return transitionRefused(
    blockers.map((blocker) => (blocker.code === 'stale' ? { ...blocker, values } : blocker)),
    { revision: String(revision), changes },
  )
}
