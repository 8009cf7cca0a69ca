import type { Payload, PayloadRequest } from 'payload'

import { readBundledDocument, sha256OfBundled } from '../../config/bundledDocuments.js'
import { settings } from '../../config/settings.js'
import { runImport } from '../runImport.js'
import { removeImport } from './removeImport.js'

/** Imports a bundled document, with `IMPORT_AS` as its initial state. */
export async function importBundledDocument(filename: string, payload: Payload, req: PayloadRequest): Promise<void> {
  const file = { filename, bytes: readBundledDocument(filename) }
  await runImport(file, { payload, req, importAs: settings().importAs })
}

/** Removes what the import of a bundled document created. */
export async function removeBundledDocument(filename: string, req: PayloadRequest): Promise<void> {
  await removeImport(req, sha256OfBundled(filename))
}
