import { createLocalReq, type CollectionSlug, type File, type Payload, type PayloadRequest } from 'payload'

import { appendEvent } from '../audit/appendEvent.js'
import { inTransaction } from '../database/inTransaction.js'
import { refuse } from '../errors/refuse.js'
import { slugs } from '../vocabulary/slugs.js'
import { contentOf } from './content/contentOf.js'
import { allowOriginal } from './gate/originals.js'
import { readRow } from './gate/rows.js'
import { syncWorkingVersion } from './gate/syncWorkingVersion.js'
import { changeRecord, readRecord } from './records/records.js'
import type { WorkflowRecord } from './records/WorkflowRecord.js'
import { makeSeal } from './seal/makeSeal.js'

type Image = { id: string; availability?: string | null; publicUses?: string[] | null }

/**
 * Puts the original of an image in the place of its placeholder. Text that an import admitted is admitted anew with it, as it stood
 * at its origin; live text that people approved keeps the placeholder they saw, and the original goes in by a review.
 * @returns whether it was stored; not when somebody has put a file there meanwhile
 * @throws APIError `mediaLive` when live, approved text shows the placeholder
 */
export async function putOriginal(
  payload: Payload,
  id: string,
  file: File,
  data: Record<string, unknown>,
): Promise<boolean> {
  const req = await createLocalReq({ context: { actorKind: 'system', channel: 'job' } }, payload)
  return inTransaction(req, () => put(req, id, file, data))
}

async function put(req: PayloadRequest, id: string, file: File, data: Record<string, unknown>): Promise<boolean> {
  const { payload } = req
  const image = await payload.db.findOne<Image>({ collection: slugs.media, where: { id: { equals: id } }, req })
  if (image?.availability !== 'awaitingOriginal') return false
  const live = await Promise.all((image.publicUses ?? []).map((use) => liveRecord(req, use)))
  if (live.some((record) => record?.seal?.basis.kind !== 'admission'))
    throw refuse('mediaLive', { uses: (image.publicUses ?? []).join(', ') })
  allowOriginal(req, id)
  await payload.update({ collection: slugs.media, id, data, file, depth: 0, req })
  for (const record of live) if (record) await admitAnew(req, record, id)
  return true
}

const liveRecord = (req: PayloadRequest, use: string): Promise<WorkflowRecord | null> => {
  const [slug, document] = use.split(':') as [string, string]
  return readRecord(req.payload, req, slug, document)
}

async function admitAnew(req: PayloadRequest, record: WorkflowRecord, image: string): Promise<void> {
  const { payload } = req
  const { collection, document, state, seal } = record
  const row = await readRow(payload, req, collection, document)
  if (!row || !seal) return
  const content = await contentOf(payload, req, collection as CollectionSlug, row)
  const revision = record.revision + 1
  const event = await appendEvent(req, {
    action: 'content.admit',
    outcome: 'done',
    collection,
    document,
    from: state,
    to: state,
    contentHash: content.hash,
    details: { revision, basis: seal.basis, original: image },
  })
  const isSame = state === 'published'
  const resealed = makeSeal(
    { collection, document },
    { contentHash: content.hash, basis: seal.basis, publishedBy: null, at: event.at, event: event.sequence },
  )
  await changeRecord(payload, req, record, {
    seal: resealed,
    revision,
    ...(isSame && { contentHash: content.hash, fieldHashes: content.fields }),
  })
  if (!isSame) await syncWorkingVersion(payload, req, collection, document)
}
