import type { Payload, PayloadRequest } from 'payload'

import { isBundled } from '../config/bundledDocuments.js'
import { leaveTurn, takeTurn } from '../database/turn.js'
import type { InitialState } from './load/InitialState.js'
import { createImportRequest, markAsImport } from './load/createImportRequest.js'
import { downloadImages, type DownloadOptions } from './load/downloadImages.js'
import { storeImport } from './load/storeImport.js'
import { planFile, type PlannedFile, type SourceFile } from './planFile.js'
import type { ImportReport } from './report.js'
import type { SourceFormat } from './tree.js'

export type StoredFile = {
  readonly outcome: 'imported' | 'alreadyImported'
  readonly state: InitialState
  /** The id of the stored source. */
  readonly source: string
}

export type ImportResult = StoredFile & {
  readonly filename: string
  readonly sha256: string
  readonly format: SourceFormat
  readonly report: ImportReport
}

type ImportOptions = DownloadOptions & {
  readonly payload: Payload
  /** The initial state of bundled documents; documents of any other file are submitted for review. */
  readonly importAs: InitialState
  /** A request whose transaction the import uses. */
  readonly req?: PayloadRequest
}

/**
 * Imports one file: decodes it, plans its records, downloads its images and stores everything in one transaction. A
 * file that was imported before changes nothing.
 * @throws ImportError when the file cannot be imported; nothing is written then
 */
export async function runImport(file: SourceFile, options: ImportOptions): Promise<ImportResult> {
  const planned = planFile(file)
  const { filename, sha256, plan, report } = planned
  return { filename, sha256, format: plan.format, report, ...(await storePlanned(planned, options)) }
}

/** The second half of `runImport`, for a file that is already planned. */
export async function storePlanned(
  { filename, sha256, text, plan, report }: PlannedFile,
  { payload, importAs, req, ...downloadOptions }: ImportOptions,
): Promise<StoredFile> {
  const importReq = req ? markAsImport(req) : await createImportRequest(payload)
  const state = chooseInitialState(sha256, importAs)
  const findExisting = async (): Promise<StoredFile | undefined> => {
    const source = await findImport(importReq, sha256)
    return source ? { outcome: 'alreadyImported', state, source } : undefined
  }
  const existing = await findExisting()
  if (existing) return existing
  // A migration calls this within its transaction, and nobody should wait for the network with it.
  await leaveTurn(importReq)
  const downloadedImages = await downloadImages(plan.media, downloadOptions)
  await takeTurn(importReq)
  const importedMeanwhile = await findExisting()
  if (importedMeanwhile) return importedMeanwhile
  const source = await storeImport(importReq, { filename, sha256, text, plan, report, state, downloadedImages })
  return { outcome: 'imported', state, source }
}

/** Bundled documents are public at their origin, so `IMPORT_AS` decides their state; all others must be reviewed. */
const chooseInitialState = (sha256: string, importAs: InitialState): InitialState =>
  isBundled(sha256) ? importAs : 'inReview'

/** The id of the source with the same content, if there is one. */
async function findImport(req: PayloadRequest, sha256: string): Promise<string | undefined> {
  const { docs } = await req.payload.find({
    collection: 'sources',
    where: { sha256: { equals: sha256 } },
    limit: 1,
    depth: 0,
    req,
  })
  return docs[0]?.id
}
