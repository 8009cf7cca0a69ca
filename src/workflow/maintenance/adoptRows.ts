import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { PayloadRequest } from 'payload'

import { appendEvent } from '../../audit/appendEvent.js'
import { mediaDirectory } from '../../config/settings.js'
import { findRows } from '../../database/rows.js'
import { syncMediaUse } from '../../media/usage/syncMediaUse.js'
import { governedSlugs, type GovernedSlug, slugs } from '../../vocabulary/slugs.js'
import { transitionFor } from '../policy/systemActs.js'
import { transitionsOf } from '../transitionsOf.js'
import { readAdmissionBasis } from '../transitions/readAdmissionBasis.js'
import { digestContent } from '../content/digestContent.js'
import { isLiveRow, readVersions, readWorkingVersion, type Row } from '../gate/rows.js'
import { toIsoDate } from '../gate/systemDates.js'
import { ungated } from '../gate/ungated.js'
import { changeRecord, createRecord, readRecord } from '../records/records.js'
import { makeSeal } from '../seal/makeSeal.js'

/**
 * Creates the workflow records of documents that are older than the workflow. A live document that was imported from
 * the manifest and never changed since is admitted. Any other live document has no recorded approval, so it goes
 * offline and becomes a draft. Documents that have a record are skipped.
 */
export async function adoptRows(req: PayloadRequest): Promise<void> {
  await hashFiles(req)
  for (const slug of governedSlugs) {
    const rows = await findRows<Row>(req.payload, req, slug)
    for (const row of rows) if (!(await readRecord(req.payload, req, slug, String(row.id)))) await adopt(req, slug, row)
  }
}

async function adopt(req: PayloadRequest, slug: GovernedSlug, row: Row): Promise<void> {
  const { payload } = req
  const document = String(row.id)
  const workingVersion = (await readWorkingVersion(payload, req, slug, document))!
  const [liveContent, workingContent] = [
    await digestContent(payload, req, slug, row),
    await digestContent(payload, req, slug, workingVersion.row),
  ]
  const wasLive =
    isLiveRow(row) ||
    (
      await readVersions(
        payload,
        req,
        slug,
        { and: [{ parent: { equals: document } }, { 'version._status': { equals: 'published' } }] },
        1,
      )
    ).length > 0
  const versions = await readVersions(payload, req, slug, { parent: { equals: document } }, 2)
  const basis =
    isLiveRow(row) && versions.length === 1 && liveContent.hash === workingContent.hash
      ? await readAdmissionBasis(req, row)
      : undefined
  const state = basis ? 'published' : 'draft'
  // Rows that are older than this date get it from `dateFirstPublications`.
  const firstPublishedAt = toIsoDate(row.firstPublishedAt)
  if (isLiveRow(row) && !basis) {
    await ungated(payload).updateOne({
      collection: slug,
      id: document,
      data: { _status: 'draft', workflowState: 'draft', updatedAt: row.updatedAt },
      req,
      returning: false,
    })
    await syncMediaUse(req, slug, document)
  }
  const record = await createRecord(payload, req, slug, document, {
    state,
    revision: 1,
    contentHash: workingContent.hash,
    fieldHashes: workingContent.fields,
    authors: typeof row.createdBy === 'string' ? [row.createdBy] : [],
    media: workingContent.media,
    wasLive,
  })
  const event = await appendEvent(req, {
    action: `content.${basis ? transitionFor(transitionsOf(payload), 'publishAdmitted').name : 'adopt'}`,
    outcome: 'done',
    collection: slug,
    document,
    to: state,
    contentHash: workingContent.hash,
    details: { revision: 1, ...(basis && { basis }), ...(isLiveRow(row) && !basis && { takenDown: true }) },
  })
  if (basis)
    await changeRecord(payload, req, record, {
      revision: 1,
      seal: makeSeal(
        { collection: slug, document },
        {
          contentHash: liveContent.hash,
          basis,
          publishedBy: null,
          at: event.at,
          event: event.sequence,
          ...(firstPublishedAt && { firstPublishedAt }),
        },
      ),
    })
}

/** Fills in the file hash of images that are older than the field. An image whose file is missing gets none. */
async function hashFiles(req: PayloadRequest): Promise<void> {
  const images = await findRows<{ id: string; filename?: string | null; updatedAt: string }>(
    req.payload,
    req,
    slugs.media,
    { where: { fileHash: { exists: false } } },
  )
  for (const { id, filename, updatedAt } of images) {
    const file = filename ? await readFile(join(mediaDirectory(), filename)).catch(() => undefined) : undefined
    if (file)
      await ungated(req.payload).updateOne({
        collection: slugs.media,
        id,
        data: { fileHash: createHash('sha256').update(file).digest('hex'), updatedAt },
        req,
        returning: false,
      })
  }
}
