import type { Payload, PayloadRequest } from 'payload'

import { settings } from '../../config/settings.js'
import { runImport } from '../runImport.js'
import { readBundledDocument, sha256OfBundled } from './bundledDocuments.js'
import { removeImport } from './removeImport.js'

/** Imports a document that comes with the program, in the state that `IMPORT_AS` says. */
export async function importBundledDocument(filename: string, payload: Payload, req: PayloadRequest): Promise<void> {
  await runImport(readBundledDocument(filename), { payload, req, importAs: settings().importAs })
}

/** Takes out again what a document that comes with the program brought. */
export async function removeBundledDocument(filename: string, req: PayloadRequest): Promise<void> {
  await removeImport(req, sha256OfBundled(filename))
}
