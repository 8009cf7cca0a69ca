import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { PayloadRequest } from 'payload'

import { mediaDirectory } from '../../config/directories.js'
import type { Key, ImportPlan } from '../plan/records.js'
import type { ImportReport } from '../report.js'
import { arrivalAs } from './arrival.js'
import { inTransaction } from '../../database/inTransaction.js'
import { StoredIds, type CreatedShared } from './StoredIds.js'
import { storeMedia } from './storeMedia.js'
import { storeOrganisations } from './storeOrganisations.js'
import { storePeople } from './storePeople.js'
import { storeTexts } from './storeTexts.js'
import { storeTopics } from './storeTopics.js'
import type { ArrivalState } from './SourceFile.js'

export type ImportToStore = {
  readonly filename: string
  readonly sha256: string
  readonly text: string
  readonly plan: ImportPlan
  readonly report: ImportReport
  readonly state: ArrivalState
  readonly originals: ReadonlyMap<Key, Buffer>
}

/** What a source keeps of its import. */
export type StoredReport = ImportReport & { readonly created: CreatedShared }

/**
 * Stores a plan whole, in one transaction or the caller's: the source with its report, what it refers to, the article and what that reports.
 * @returns the id of the source
 */
export async function storeImport(
  req: PayloadRequest,
  { filename, sha256, text, plan, report, state, originals }: ImportToStore,
): Promise<string> {
  const ids = new StoredIds()
  const work = async () => {
    const receivedAt = new Date()
    const source = await req.payload.create({
      collection: 'sources',
      data: { filename, sha256, format: plan.format, text, receivedAt: receivedAt.toISOString() },
      depth: 0,
      req,
    })
    const arrival = arrivalAs(req, state, source.id, receivedAt)
    await storeTopics(req, plan.topics, ids)
    await storeOrganisations(req, plan.organisations, plan.home, ids)
    await storeMedia(req, plan.media, originals, ids)
    await storePeople(req, plan, arrival, ids)
    await storeTexts(req, plan, arrival, ids)
    const stored: StoredReport = { ...report, created: ids.created }
    await req.payload.update({
      collection: 'sources',
      id: source.id,
      data: { report: JSON.parse(JSON.stringify(stored)) as Record<string, unknown> },
      depth: 0,
      req,
    })
    return source.id
  }
  try {
    return await inTransaction(req, work)
  } catch (error) {
    await Promise.all(ids.files.map((name) => rm(join(mediaDirectory(), name), { force: true })))
    throw error
  }
}
