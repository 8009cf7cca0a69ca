import { createLocalReq, type Payload } from 'payload'

import { appendEvent } from '../../audit/appendEvent.js'
import { putInQueue } from '../../audit/refusalQueue.js'
import { changeRecord, createRecord, readRecord } from '../records/records.js'

/**
 * Raises a live row that nobody approved: in the log, in the audit, and on the record, which the admin's home page reads. Soon and
 * in a unit of its own, since whoever found it was only reading.
 */
export function raiseBroken(payload: Payload, slug: string, id: string): void {
  payload.logger.error({
    msg: '公开内容与审核通过的文字不符，已停止对外提供。 Live text is not the text that was approved; it is not served.',
    collection: slug,
    document: id,
  })
  putInQueue(payload, async () => {
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
