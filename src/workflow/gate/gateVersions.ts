import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'

import type { WriteArgs } from '../../database/writeMethods.js'
import { digestContent } from '../content/digestContent.js'
import type { WorkflowState } from '../policy/definition.js'
import { readRecord } from '../records/records.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { grantFor, useGrant } from './grants.js'
import { withSavepoint } from './withSavepoint.js'
import { refuseWrite } from './refuseWrite.js'
import { readRow, readVersions, type Row, type VersionRow } from './rows.js'
import { syncWorkingVersion } from './syncWorkingVersion.js'
import type { AdapterMethods } from './ungated.js'

type GatedVersionWrite = (payload: Payload, adapterMethods: AdapterMethods, args: WriteArgs) => Promise<unknown>
type VersionData = Partial<Row>

/** A new version: says `published` only as part of a publication, and is an edit otherwise. */
export const gateCreateVersion: GatedVersionWrite = (payload, adapterMethods, args) =>
  withSavepoint(payload, args.req, async (req) => {
    const slug = args.collectionSlug!
    const id = String(args.parent)
    const versionData = args.versionData as VersionData
    const grant = grantFor(req, slug, id)
    const usedGrant = isDraft(versionData) ? undefined : useGrant(req, slug, id, 'version')
    if (!isDraft(versionData) && !usedGrant) throw refuseWrite(payload, req, slug, id, 'content.edit')
    const record = grant ? undefined : await readRecord(payload, req, slug, id)
    const state = grant?.state ?? expectedState(record)
    const created = (await adapterMethods.createVersion({
      ...args,
      versionData: { ...versionData, workflowState: state },
      req,
    } as never)) as unknown as VersionRow
    if (
      usedGrant &&
      (await digestContent(payload, req, slug as CollectionSlug, { ...created.version, id })).hash !==
        usedGrant.contentHash
    )
      throw refuseWrite(payload, req, slug, id, 'content.edit')
    // A transition writes no words of its own; what goes to the trash may bring some along.
    if (!grant || isBeingDeleted(req, slug, id))
      await syncWorkingVersion(payload, req, slug, id, { version: asCompleteVersion(created, args), record })
    return created
  })

/** A change of a version, as autosave makes it: never of one that was published, and an edit of the documents it is and was of. */
export const gateUpdateVersion: GatedVersionWrite = (payload, adapterMethods, args) =>
  withSavepoint(payload, args.req, async (req) => {
    const slug = args.collection!
    const [before] = await readVersions(payload, req, slug, whereOf(args), 1, {
      parent: true,
      version: { _status: true },
    })
    // Not handed on: a database goes by a query that stands beside the id.
    if (!before) return null
    const data = args.versionData as Partial<VersionRow>
    const parents = [...new Set([String(before.parent), String(data.parent ?? before.parent)])]
    if (!isDraft(before.version) || (data.version && !isDraft(data.version)))
      throw refuseWrite(payload, req, slug, parents[0], 'content.edit')
    const record = await readRecord(payload, req, slug, parents.at(-1)!)
    const state = expectedState(record)
    const { where: _where, ...rest } = args
    const versionData = data.version ? { ...data, version: { ...data.version, workflowState: state } } : data
    const written = (await adapterMethods.updateVersion({
      ...rest,
      id: before.id,
      versionData,
      req,
    } as never)) as unknown as VersionRow | null
    const version = asCompleteVersion(written, args)
    const [after] = version ? [version] : await readVersions(payload, req, slug, { id: { equals: before.id } }, 1)
    if (after && !isDraft(after.version)) throw refuseWrite(payload, req, slug, parents[0], 'content.edit')
    if (parents.length === 1) await syncWorkingVersion(payload, req, slug, parents[0]!, { version, record })
    else for (const parent of parents) await syncWorkingVersion(payload, req, slug, parent)
    return written
  })

/** A deletion of versions: what was live stays in the history as long as the document is there. */
export const gateDeleteVersions: GatedVersionWrite = (payload, adapterMethods, args) =>
  withSavepoint(payload, args.req, async (req) => {
    const slug = (args.collection ?? args.collectionSlug)!
    const versions = await readVersions(payload, req, slug, args.where ?? {})
    const parents = [...new Set(versions.map(({ parent }) => String(parent)))]
    for (const parent of parents) {
      const publishedVersions = versions.filter(
        (version) => String(version.parent) === parent && !isDraft(version.version),
      )
      if (
        publishedVersions.length > 0 &&
        !useGrant(req, slug, parent, 'versions') &&
        (await readRow(payload, req, slug, parent))
      )
        throw refuseWrite(payload, req, slug, parent, 'content.delete')
    }
    const result = await adapterMethods.deleteVersions({
      ...args,
      where: { id: { in: versions.map(({ id }) => id) } },
      req,
    } as never)
    for (const parent of parents)
      if (!isBeingDeleted(req, slug, parent)) await syncWorkingVersion(payload, req, slug, parent)
    return result
  })

const isDraft = ({ _status: status }: VersionData): boolean =>
  status === 'draft' || status === undefined || status === null

const isBeingDeleted = (req: PayloadRequest, slug: string, id: string): boolean =>
  ['discard', 'remove', 'retract'].includes(grantFor(req, slug, id)?.transition ?? '')

const whereOf = ({ id, where }: WriteArgs): Where => (id ? { id: { equals: id } } : (where ?? {}))

/** What state a new text has most likely; `syncWorkingVersion` puts it right when nothing was edited after all. */
const expectedState = (record: WorkflowRecord | null | undefined): WorkflowState =>
  record?.state === 'changesRequested' ? 'changesRequested' : 'draft'

/** The newest version as the database answered it with a write, if it answered with all of it. */
const asCompleteVersion = (written: VersionRow | null, { select }: { select?: unknown }): VersionRow | undefined =>
  written?.latest === true && written.version && !select ? written : undefined
