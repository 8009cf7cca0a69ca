import { beforeChangeTraverseFields, type PayloadRequest, type ValidationFieldError } from 'payload'

import { collectionConfig } from '../../database/rows.js'
import { copyPlain } from '../../database/transactions/copyPlain.js'
import { type ContentDigest, digestContent } from '../content/digestContent.js'
import { isLiveRow, readRow, readWorkingVersion, type Row, type VersionRow } from '../gate/rows.js'
import type { DocumentState } from '../policy/DocumentState.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { readRecord } from '../records/records.js'

/** A document as the workflow sees it, with the rows that it was read from. */
export type LoadedDocument = {
  readonly state: DocumentState
  readonly record: WorkflowRecord
  readonly row: Row
  readonly workingVersion: { row: Row; version: VersionRow | null }
  readonly content: ContentDigest
}

/** Reads everything that a decision about a document depends on. @returns undefined when there is no such document */
export async function readDocumentState(
  req: PayloadRequest,
  slug: string,
  id: string,
): Promise<LoadedDocument | undefined> {
  const { payload } = req
  const row = await readRow(payload, req, slug, id)
  const record = row && (await readRecord(payload, req, slug, id))
  const workingVersion = record && (await readWorkingVersion(payload, req, slug, id))
  if (!row || !record || !workingVersion) return undefined
  const content = await digestContent(payload, req, slug, workingVersion.row)
  const documentState: DocumentState = {
    state: record.state,
    isLive: isLiveRow(row),
    wasLive: record.wasLive === true,
    isTrashed: Boolean(row.deletedAt) || Boolean(workingVersion.row.deletedAt),
    writer: typeof row.createdBy === 'string' ? row.createdBy : null,
    authors: record.authors ?? [],
    run: record.run,
    schedule: record.schedule,
    takeDown: record.takeDownOpen ? record.takeDown : null,
    contentHash: content.hash,
    revision: record.revision,
    incomplete: await findIncompleteFields(req, slug, workingVersion.row),
  }
  return { state: documentState, record, row, workingVersion, content }
}

/** The paths of the fields that are not as publication needs them, by the fields' own validation. Writes nothing. */
async function findIncompleteFields(req: PayloadRequest, slug: string, row: Row): Promise<string[]> {
  const collection = collectionConfig(req.payload, slug)
  const errors: ValidationFieldError[] = []
  const data = copyPlain(row)
  await beforeChangeTraverseFields({
    id: row.id,
    collection,
    context: { ...req.context },
    data,
    doc: row,
    docWithLocales: row,
    errors,
    fieldLabelPath: '',
    fields: collection.fields,
    global: null,
    mergeLocaleActions: [],
    operation: 'update',
    overrideAccess: true,
    parentIndexPath: '',
    parentIsLocalized: false,
    parentPath: '',
    parentSchemaPath: '',
    req,
    siblingData: data,
    siblingDoc: row,
    siblingDocWithLocales: row,
    skipValidation: false,
  })
  return [...new Set(errors.map(({ path }) => path))]
}
