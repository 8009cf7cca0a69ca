import type { Payload, PayloadRequest, Where } from 'payload'

import type { WriteArgs } from '../../database/writeMethods.js'
import { digestContent } from '../content/digestContent.js'
import type { WorkflowState } from '../policy/definition.js'
import { readRecord } from '../records/records.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { grantFor, useGrant } from './grants.js'
import { withSavepoint } from './withSavepoint.js'
import { refuseWrite } from './refuseWrite.js'
import { isVersionRow, readRow, readVersions, type Row, type VersionRow } from './rows.js'
import { syncWorkingVersion } from './syncWorkingVersion.js'
import type { AdapterMethods } from './ungated.js'

type GatedVersionWrite = (payload: Payload, adapterMethods: AdapterMethods, args: WriteArgs) => Promise<unknown>
type VersionData = Partial<Row>

/**
 * Checks a new version: a published one needs a grant and must have the granted content, a draft is an edit.
 * @throws APIError `gate`
 */
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
    const created = await adapterMethods.createVersion({
      ...args,
      versionData: { ...versionData, workflowState: state },
      req,
    })
    if (usedGrant && (await hashOf(payload, req, slug, id, created)) !== usedGrant.contentHash)
      throw refuseWrite(payload, req, slug, id, 'content.edit')
    // A transition does not change content, so there is nothing to sync; but a request that trashes may carry edits
    // with it.
    if (!grant || isBeingDeleted(req, slug, id))
      await syncWorkingVersion(payload, req, slug, id, { version: asCompleteVersion(created, args), record })
    return created
  })

/**
 * Checks an update of a version (autosave updates in place): never of a published one. It is an edit of the version's
 * document, and of both documents when the write moves it to another.
 * @throws APIError `gate`
 */
export const gateUpdateVersion: GatedVersionWrite = (payload, adapterMethods, args) =>
  withSavepoint(payload, args.req, async (req) => {
    const slug = args.collection!
    const [before] = await readVersions(payload, req, slug, whereOf(args), 1, {
      parent: true,
      version: { _status: true },
    })
    // Must not reach the adapter, which could fall back to the query.
    if (!before) return null
    const data = args.versionData as Partial<VersionRow>
    const parents = [...new Set([String(before.parent), String(data.parent ?? before.parent)])]
    if (!isDraft(before.version) || (data.version && !isDraft(data.version)))
      throw refuseWrite(payload, req, slug, parents[0], 'content.edit')
    const record = await readRecord(payload, req, slug, parents.at(-1)!)
    const state = expectedState(record)
    const { where: _where, ...rest } = args
    const versionData = data.version ? { ...data, version: { ...data.version, workflowState: state } } : data
    const written = await adapterMethods.updateVersion({ ...rest, id: before.id, versionData, req })
    const version = asCompleteVersion(written, args)
    const [after] = version ? [version] : await readVersions(payload, req, slug, { id: { equals: before.id } }, 1)
    if (after && !isDraft(after.version)) throw refuseWrite(payload, req, slug, parents[0], 'content.edit')
    if (parents.length === 1) await syncWorkingVersion(payload, req, slug, parents[0]!, { version, record })
    else for (const parent of parents) await syncWorkingVersion(payload, req, slug, parent)
    return written
  })

/** Checks a deletion of versions: published ones are kept as long as the document exists. @throws APIError `gate` */
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
    })
    for (const parent of parents)
      if (!isBeingDeleted(req, slug, parent)) await syncWorkingVersion(payload, req, slug, parent)
    return result
  })

const isDraft = ({ _status: status }: VersionData): boolean =>
  status === 'draft' || status === undefined || status === null

const isBeingDeleted = (req: PayloadRequest, slug: string, id: string): boolean =>
  grantFor(req, slug, id)?.effect === 'delete'

const whereOf = ({ id, where }: WriteArgs): Where => (id ? { id: { equals: id } } : (where ?? {}))

/** The state to write with an edit. `syncWorkingVersion` corrects it when the content turns out to be unchanged. */
const expectedState = (record: WorkflowRecord | null | undefined): WorkflowState =>
  record?.state === 'changesRequested' ? 'changesRequested' : 'draft'

/** The content hash of the version that a write returned; undefined when it returned none. */
const hashOf = async (
  payload: Payload,
  req: PayloadRequest,
  slug: string,
  id: string,
  written: unknown,
): Promise<string | undefined> =>
  isVersionRow(written) ? (await digestContent(payload, req, slug, { ...written.version, id })).hash : undefined

/** The version that a write returned, if it is the newest one and has all its fields. */
const asCompleteVersion = (written: unknown, { select }: { select?: unknown }): VersionRow | undefined =>
  isVersionRow(written) && written.latest === true && !select ? written : undefined
