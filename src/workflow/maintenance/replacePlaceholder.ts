import { createLocalReq, type File, type Payload, type PayloadRequest } from 'payload'

import { appendEvent } from '../../audit/appendEvent.js'
import { inTransaction } from '../../database/inTransaction.js'
import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'
import { digestContent } from '../content/digestContent.js'
import { allowPlaceholderReplacement } from '../gate/placeholderGrant.js'
import { readRow } from '../gate/rows.js'
import { syncWorkingVersion } from '../gate/syncWorkingVersion.js'
import { transitionFor } from '../policy/systemActs.js'
import { transitionsOf } from '../transitionsOf.js'
import { changeRecord, readRecord } from '../records/records.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { makeSeal } from '../seal/makeSeal.js'

type Image = { id: string; availability?: string | null; publicUses?: string[] | null }

/**
 * Replaces the placeholder of an image by the original. Live documents that were admitted by an import are admitted
 * again with the original, which they had at their source. Live documents that people approved keep the placeholder
 * that was approved; there the original needs a review.
 * @returns whether it was stored; false when the image is no longer a placeholder
 * @throws APIError `mediaLive` when live content that people approved uses the placeholder
 */
export async function replacePlaceholder(
  payload: Payload,
  id: string,
  file: File,
  data: Record<string, unknown>,
): Promise<boolean> {
  const req = await createLocalReq({ context: { actorKind: 'system', channel: 'job' } }, payload)
  return inTransaction(req, () => replaceIfPending(req, id, file, data))
}

async function replaceIfPending(
  req: PayloadRequest,
  id: string,
  file: File,
  data: Record<string, unknown>,
): Promise<boolean> {
  const { payload } = req
  const image = await payload.db.findOne<Image>({ collection: slugs.media, where: { id: { equals: id } }, req })
  if (image?.availability !== 'awaitingOriginal') return false
  const liveRecords = await Promise.all((image.publicUses ?? []).map((use) => readLiveRecord(req, use)))
  if (liveRecords.some((record) => record?.seal?.basis.kind !== 'admission'))
    throw refuse('mediaLive', { uses: (image.publicUses ?? []).join(', ') })
  allowPlaceholderReplacement(req, id)
  await payload.update({ collection: slugs.media, id, data, file, depth: 0, req })
  for (const record of liveRecords) if (record) await readmit(req, record, id)
  return true
}

const readLiveRecord = (req: PayloadRequest, use: string): Promise<WorkflowRecord | null> => {
  const [slug, document] = use.split(':') as [string, string]
  return readRecord(req.payload, req, slug, document)
}

async function readmit(req: PayloadRequest, record: WorkflowRecord, image: string): Promise<void> {
  const { payload } = req
  const { collection, document, state, seal } = record
  const row = await readRow(payload, req, collection, document)
  if (!row || !seal) return
  const content = await digestContent(payload, req, collection, row)
  const revision = record.revision + 1
  const event = await appendEvent(req, {
    action: `content.${transitionFor(transitionsOf(payload), 'publishAdmitted').name}`,
    outcome: 'done',
    collection,
    document,
    from: state,
    to: state,
    contentHash: content.hash,
    details: { revision, basis: seal.basis, original: image },
  })
  const isPublished = state === 'published'
  const newSeal = makeSeal(
    { collection, document },
    {
      contentHash: content.hash,
      basis: seal.basis,
      publishedBy: null,
      at: event.at,
      event: event.sequence,
      ...(seal.firstPublishedAt && { firstPublishedAt: seal.firstPublishedAt }),
    },
  )
  await changeRecord(payload, req, record, {
    seal: newSeal,
    revision,
    ...(isPublished && { contentHash: content.hash, fieldHashes: content.fields }),
  })
  if (!isPublished) await syncWorkingVersion(payload, req, collection, document)
}
