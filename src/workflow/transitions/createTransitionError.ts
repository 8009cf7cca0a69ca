import type { PayloadRequest } from 'payload'

import { codes } from '../../errors/codes.js'
import { messageOf } from '../../errors/messagesOf.js'
import { type Reason, Refusal } from '../../errors/refuse.js'
import type { Language } from '../../vocabulary/pickLanguage.js'
import { describeChanges } from '../history/describeChanges.js'
import { readChangesSince } from '../history/readChangesSince.js'
import type { Blocker } from '../policy/decide.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'

/** One reason as it is sent: the code for programs, the message for people. */
export type BlockerDescription = { readonly code: string; readonly message: string }

/** The blockers as a reader of one language is shown them. */
export const describeBlockers = (blockers: readonly Blocker[], language: Language): BlockerDescription[] =>
  blockers.map(({ code, values }) => ({ code, message: messageOf(code, language, values) }))

/** The error of a transition that is closed: 409 when the revision is stale, 403 when it is for others, else 422. */
export function createTransitionError(reasons: readonly Reason[]): Refusal {
  const statuses: readonly number[] = reasons.map(({ code }) => codes[code].status)
  const status = [409, 403].find((candidate) => statuses.includes(candidate)) ?? 422
  const main = reasons.find(({ code }) => codes[code].status === status) ?? reasons[0]!
  return new Refusal(reasons, status, { code: main.code, codes: reasons.map(({ code }) => code), ...main.data })
}

/** The error of a request that named an older revision: with the newest one, and with who changed what since. */
export async function createStaleError(
  req: PayloadRequest,
  { collection, document, revision }: WorkflowRecord,
  seenRevision: unknown,
  blockers: readonly Blocker[] = [{ code: 'stale' }],
): Promise<Refusal> {
  const changes = await readChangesSince(req.payload, req, collection, document, Number(seenRevision) || 0)
  const stale: Reason = {
    code: 'stale',
    values: { changes: describeChanges(changes, req.payload.collections[collection]?.config.flattenedFields ?? []) },
    data: { revision: String(revision), changes },
  }
  return createTransitionError(blockers.map((blocker) => (blocker.code === 'stale' ? stale : blocker)))
}
