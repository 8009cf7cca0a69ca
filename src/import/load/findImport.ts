import type { PayloadRequest } from 'payload'

import { removeImport } from './removeImport.js'
import type { StoredReport } from './storeImport.js'

/** Finds the import of a file by its content. One that broke off half-way (its source has no finished report) is cleared away and does not count. */
export async function findImport(req: PayloadRequest, sha256: string): Promise<string | undefined> {
  const { docs } = await req.payload.find({ collection: 'sources', where: { sha256: { equals: sha256 } }, limit: 1, depth: 0, req })
  const source = docs[0]
  if (!source) return undefined
  if (Array.isArray((source.report as Partial<StoredReport> | null | undefined)?.lines)) return source.id
  await removeImport(req, sha256)
  return undefined
}
