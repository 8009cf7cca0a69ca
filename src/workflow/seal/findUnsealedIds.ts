import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { appendEvent } from '../../audit/appendEvent.js'
import { enqueueAuditTask } from '../../audit/auditQueue.js'
import { digestContents } from '../content/digestContent.js'
import type { Row } from '../gate/rows.js'
import { toIsoDate } from '../gate/systemDates.js'
import { changeRecord, createRecord, readRecord, readRecords } from '../records/records.js'
import { verifySeal } from './makeSeal.js'

/**
 * Finds the live rows that nobody approved: without a seal, or with a seal for different content.
 * @param rows rows of the collection with all fields
 * @returns the ids of those whose seal does not verify
 */
export async function findUnsealedIds(
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: string,
  rows: readonly Row[],
): Promise<string[]> {
  if (rows.length === 0) return []
  const [contents, records] = await Promise.all([
    digestContents(payload, req, slug, rows),
    readRecords(
      payload,
      req,
      slug,
      rows.map(({ id }) => String(id)),
    ),
  ])
  return rows.flatMap(({ id, firstPublishedAt }, index) => {
    const document = String(id)
    const content = { contentHash: contents[index]!.hash, firstPublishedAt: toIsoDate(firstPublishedAt) }
    return verifySeal({ collection: slug, document }, records.get(document)?.seal, content) ? [] : [document]
  })
}

/**
 * Reports a live row whose seal does not verify: in the log, in the audit trail and on its record, from where the
 * admin's home page shows it. Written asynchronously in a transaction of its own, since the request that found it is a
 * read.
 */
export function reportBrokenSeal(payload: Payload, slug: string, id: string): void {
  payload.logger.error({
    msg: '公开内容与审核通过的文字不符，已停止对外提供。 Live text is not the text that was approved; it is not served.',
    collection: slug,
    document: id,
  })
  enqueueAuditTask(payload, async () => {
    const req = await createLocalReq({ context: { actorKind: 'system', channel: 'job' } }, payload)
    const record = await readRecord(payload, req, slug, id)
    if (record?.sealBroken) return
    if (record) await changeRecord(payload, req, record, { sealBroken: true, revision: record.revision })
    else await createRecord(payload, req, slug, id, { state: 'draft', revision: 1, sealBroken: true })
    await appendEvent(req, {
      action: 'content.sealBroken',
      outcome: 'refused',
      codes: ['sealBroken'],
      collection: slug,
      document: id,
      contentHash: record?.contentHash ?? null,
    })
  })
}
