import type { PayloadRequest } from 'payload'

import type { StoredEvent } from '../../audit/AuditEvent.js'
import { findRows } from '../../database/rows.js'
import { governedSlugs, type GovernedSlug, slugs } from '../../vocabulary/slugs.js'
import { digestContent } from '../content/digestContent.js'
import { isLiveRow, readWorkingVersion, type Row } from '../gate/rows.js'
import { publicationDates, toIsoDate } from '../gate/systemDates.js'
import { ungated } from '../gate/ungated.js'
import { changeRecord, readRecords } from '../records/records.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { makeSeal, verifySeal } from '../seal/makeSeal.js'
import { transitionsOf } from '../transitionsOf.js'

/**
 * Fills in when documents were first submitted and when they first went live, for those that are older than these
 * dates: from the audit, else from the seal, else from when they were created. A valid seal is signed anew with the
 * date in it. Documents that have the dates are skipped.
 */
export async function dateFirstPublications(req: PayloadRequest): Promise<void> {
  const publications = Object.entries(transitionsOf(req.payload))
    .filter(([, { effect }]) => effect === 'publish')
    .map(([name]) => `content.${name}`)
  for (const slug of governedSlugs) {
    const published = await readFirstTimes(req, slug, publications)
    const submitted = await readFirstTimes(req, slug, ['content.submit'])
    const rows = await findRows<Row>(req.payload, req, slug, { where: { firstPublishedAt: { exists: false } } })
    const records = await readRecords(
      req.payload,
      req,
      slug,
      rows.map(({ id }) => String(id)),
    )
    for (const row of rows) {
      const document = String(row.id)
      const record = records.get(document)
      if (!record) continue
      const firstSubmittedAt = submitted.get(document)
      if (firstSubmittedAt && !record.firstSubmittedAt)
        await changeRecord(req.payload, req, record, { firstSubmittedAt, revision: record.revision })
      if (record.wasLive || isLiveRow(row))
        await dateRow(req, slug, row, record, published.get(document) ?? record.seal?.at ?? toIsoDate(row.createdAt)!)
    }
  }
}

/** When each document of a collection first came through one of these acts. */
async function readFirstTimes(
  req: PayloadRequest,
  slug: GovernedSlug,
  actions: readonly string[],
): Promise<Map<string, string>> {
  const events = await findRows<StoredEvent>(req.payload, req, slugs.auditEvents, {
    where: {
      and: [{ collection: { equals: slug } }, { action: { in: [...actions] } }, { outcome: { equals: 'done' } }],
    },
    sort: '-sequence',
    select: { document: true, at: true },
  })
  return new Map(events.map(({ document, at }) => [String(document), toIsoDate(at)!]))
}

async function dateRow(
  req: PayloadRequest,
  slug: GovernedSlug,
  row: Row,
  record: WorkflowRecord,
  firstPublishedAt: string,
): Promise<void> {
  const { payload } = req
  const document = String(row.id)
  const dates = publicationDates(payload, slug, row, firstPublishedAt)
  await ungated(payload).updateOne({
    collection: slug,
    id: document,
    data: { ...dates, updatedAt: row.updatedAt },
    req,
    returning: false,
  })
  const version = (await readWorkingVersion(payload, req, slug, document))?.version
  if (version) {
    const { id, parent, createdAt, updatedAt, version: content } = version
    const versionData = { parent, createdAt, updatedAt, latest: true, version: { ...content, ...dates } }
    await ungated(payload).updateVersion({ collection: slug, id, versionData, req, returning: false })
  }
  const { seal } = record
  if (!seal || !isLiveRow(row)) return
  const { hash } = await digestContent(payload, req, slug, row)
  const subject = { collection: slug, document }
  if (!verifySeal(subject, seal, { contentHash: hash, firstPublishedAt: undefined })) return
  const { mac: _mac, ...sealed } = seal
  const newSeal = makeSeal(subject, { ...sealed, firstPublishedAt })
  await changeRecord(payload, req, record, { seal: newSeal, revision: record.revision })
}
