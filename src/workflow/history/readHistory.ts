import type { Payload, PayloadRequest, Where } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'
import { readUserNames } from './readChangesSince.js'

/** One workflow step of a document, as the panel shows it. */
export type HistoryEntry = {
  readonly at: string
  readonly name: string
  readonly action: string
  readonly comment?: string
}

type AuditEventRow = { at: string | Date; actor?: string | null; action: string; comment?: string | null }

/** Reads the ten latest workflow steps of a document with their comments, newest first. Edits are not steps. */
export async function readHistory(
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: string,
  id: string,
): Promise<HistoryEntry[]> {
  const where: Where = {
    and: [
      { collection: { equals: slug } },
      { document: { equals: id } },
      { outcome: { equals: 'done' } },
      { action: { not_in: ['content.edit', 'content.create'] } },
    ],
  }
  const { docs } = await payload.db.find<AuditEventRow>({
    collection: slugs.auditEvents,
    where,
    sort: '-sequence',
    limit: 10,
    pagination: false,
    req,
  })
  const names = await readUserNames(payload, req, docs)
  return docs.map(({ at, actor, action, comment }) => ({
    at: new Date(at).toISOString(),
    name: names.get(actor ?? '') ?? '系统 the system',
    action: action.replace('content.', ''),
    ...(comment && { comment }),
  }))
}
