import type { Payload, PayloadRequest } from 'payload'

import { settings } from '../../config/settings.js'
import { runImport } from '../runImport.js'
import { committedDocument, sha256Of } from './committedDocuments.js'
import { removeImport } from './removeImport.js'

/** Imports a document that comes with the program, in the state that `IMPORT_AS` says. */
export async function importCommitted(filename: string, payload: Payload, req: PayloadRequest): Promise<void> {
  await runImport(committedDocument(filename), { payload, req, importAs: settings().importAs })
}

/** Takes out again what a document that comes with the program brought. */
export async function removeCommitted(filename: string, req: PayloadRequest): Promise<void> {
  await removeImport(req, sha256Of(filename))
}
