import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { PayloadRequest } from 'payload'

import { mediaDirectory } from '../../config/settings.js'
import type { RecordKey, ImportPlan } from '../plan/records.js'
import type { ImportReport } from '../report.js'
import { createDocumentInitialiser } from './createDocumentInitialiser.js'
import { inTransaction } from '../../database/inTransaction.js'
import { StoredIds, type CreatedSharedIds } from './StoredIds.js'
import { storeMedia } from './storeMedia.js'
import { storeOrganisations, storeTopics } from './storeReferences.js'
import { storePeople } from './storePeople.js'
import { storeDocuments } from './storeDocuments.js'
import type { InitialState } from './InitialState.js'

export type PreparedImport = {
  readonly filename: string
  readonly sha256: string
  readonly text: string
  readonly plan: ImportPlan
  readonly report: ImportReport
  readonly state: InitialState
  readonly downloadedImages: ReadonlyMap<RecordKey, Buffer>
}

/** The report that is stored with a source. */
export type StoredReport = ImportReport & { readonly created: CreatedSharedIds }

/**
 * Stores a plan with its source and report, in the transaction of the request or in one of its own. When that fails,
 * the image files written so far are deleted.
 * @returns the id of the source
 */
export async function storeImport(
  req: PayloadRequest,
  { filename, sha256, text, plan, report, state, downloadedImages }: PreparedImport,
): Promise<string> {
  const ids = new StoredIds()
  const store = async () => {
    const receivedAt = new Date()
    const source = await req.payload.create({
      collection: 'sources',
      data: { filename, sha256, format: plan.format, text, receivedAt: receivedAt.toISOString() },
      depth: 0,
      req,
    })
    const initialiser = createDocumentInitialiser(req, state, source.id, receivedAt)
    await storeTopics(req, plan.topics, ids)
    await storeOrganisations(req, plan.organisations, plan.home, ids)
    await storeMedia(req, plan.media, downloadedImages, ids)
    await storePeople(req, plan, initialiser, ids)
    await storeDocuments(req, plan, initialiser, ids)
    const storedReport: StoredReport = { ...withoutTooManyLines(report), created: ids.created }
    await req.payload.update({
      collection: 'sources',
      id: source.id,
      data: { report: JSON.parse(JSON.stringify(storedReport)) as Record<string, unknown> },
      depth: 0,
      req,
    })
    return source.id
  }
  try {
    return await inTransaction(req, store)
  } catch (error) {
    await Promise.all(ids.writtenFiles.map((name) => rm(join(mediaDirectory(), name), { force: true })))
    throw error
  }
}

/** A document of MongoDB holds 16 MB, and the lines repeat the text that is stored beside them. */
const maxStoredLines = 3_000_000

const withoutTooManyLines = (report: ImportReport): ImportReport =>
  report.characters.total > maxStoredLines / 3 || JSON.stringify(report.lines).length > maxStoredLines
    ? { ...report, lines: [] }
    : report
