import type { Payload, PayloadRequest } from 'payload'

import { toCollectionSlug } from '../../database/rows.js'
import type { WorkflowState } from '../policy/definition.js'
import { isLiveRow, type Row, type VersionRow } from './rows.js'
import { ungated } from './ungated.js'

type Req = Partial<PayloadRequest>

/** Writes the state to the working version. Sends the complete version, since MongoDB replaces the subdocument. */
export async function writeStateOnVersion(
  payload: Payload,
  req: Req,
  slug: string,
  { id, version, ...rest }: VersionRow,
  state: WorkflowState,
): Promise<void> {
  if (version.workflowState === state) return
  const { parent, createdAt, updatedAt } = rest
  const versionData = { parent, createdAt, updatedAt, latest: true, version: { ...version, workflowState: state } }
  await ungated(payload).updateVersion({
    collection: toCollectionSlug(payload, slug),
    id,
    versionData,
    req,
    returning: false,
  })
}

/**
 * Writes the state to the row too, unless it is live: a live row keeps `published` while a newer version is in
 * progress.
 */
export async function writeStateOnRow(
  payload: Payload,
  req: Req,
  slug: string,
  row: Row | null,
  state: WorkflowState,
): Promise<void> {
  if (!row || isLiveRow(row) || row.workflowState === state) return
  await ungated(payload).updateOne({
    collection: toCollectionSlug(payload, slug),
    id: row.id,
    data: { workflowState: state, updatedAt: row.updatedAt },
    req,
    returning: false,
  })
}
