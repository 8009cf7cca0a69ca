import { createHash } from 'node:crypto'

import type { Payload, PayloadRequest } from 'payload'

import { decodeSource } from './decodeSource.js'
import { fetchImages, type FetchBounds } from './load/fetchImages.js'
import { findImport } from './load/findImport.js'
import { asImport, importRequest } from './load/importRequest.js'
import type { ArrivalState, SourceFile } from './load/SourceFile.js'
import { stateOf } from './load/stateOf.js'
import { storeImport } from './load/storeImport.js'
import { planSource } from './planSource.js'
import type { ImportReport } from './report.js'
import type { SourceFormat } from './tree.js'

export type ImportResult = {
  readonly filename: string
  readonly sha256: string
  readonly format: SourceFormat
  readonly outcome: 'imported' | 'alreadyImported'
  readonly state: ArrivalState
  /** Id of the stored source. */
  readonly source: string
  readonly report: ImportReport
}

type Options = FetchBounds & {
  readonly payload: Payload
  /** The state in which the committed documents arrive; any other file arrives with the reviewers. */
  readonly importAs: ArrivalState
  /** A request whose transaction the import is to be part of. */
  readonly req?: PayloadRequest
}

/**
 * Imports one file: decode, read, plan, report, fetch, store. A file that was imported before changes nothing.
 * @throws ImportError when the file is not what it should be; nothing is written then
 */
export async function runImport(
  { filename, bytes }: SourceFile,
  { payload, importAs, req, ...bounds }: Options,
): Promise<ImportResult> {
  const text = decodeSource(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { plan, report } = planSource(text)
  const request = req ? asImport(req) : await importRequest(payload)
  const state = stateOf(sha256, importAs)
  const result = { filename, sha256, format: plan.format, state, report }

  const known = await findImport(request, sha256)
  if (known) return { ...result, outcome: 'alreadyImported', source: known }
  const originals = await fetchImages(plan.media, bounds)
  const source = await storeImport(request, { filename, sha256, text, plan, report, state, originals })
  return { ...result, outcome: 'imported', source }
}
