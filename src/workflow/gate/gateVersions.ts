import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'

import type { WriteArgs } from '../../database/writeMethods.js'
import { contentOf } from '../content/contentOf.js'
import type { WorkflowState } from '../definition.js'
import { readRecord } from '../records/records.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { grantFor, useGrant } from './grants.js'
import { inPart } from './inPart.js'
import { refuseWrite } from './refuseWrite.js'
import { readRow, readVersions, type Row, type VersionRow } from './rows.js'
import { syncWorkingVersion } from './syncWorkingVersion.js'
import type { Ungated } from './ungated.js'

type Write = (payload: Payload, writes: Ungated, args: WriteArgs) => Promise<unknown>
type Text = Partial<Row>

/** A new version: says `published` only as part of a publication, and is an edit otherwise. */
export const gateCreateVersion: Write = (payload, writes, args) =>
  inPart(payload, args.req, async (req) => {
    const slug = args.collectionSlug!
    const id = String(args.parent)
    const text = args.versionData as Text
    const grant = grantFor(req, slug, id)
    const used = isDraft(text) ? undefined : useGrant(req, slug, id, 'version')
    if (!isDraft(text) && !used) throw refuseWrite(payload, req, slug, id, 'content.edit')
    const record = grant ? undefined : await readRecord(payload, req, slug, id)
    const state = grant?.state ?? expectedState(record)
    const made = (await writes.createVersion({
      ...args,
      versionData: { ...text, workflowState: state },
      req,
    } as never)) as unknown as VersionRow
    if (
      used &&
      (await contentOf(payload, req, slug as CollectionSlug, { ...made.version, id })).hash !== used.contentHash
    )
      throw refuseWrite(payload, req, slug, id, 'content.edit')
    // A transition writes no words of its own; what goes to the trash may bring some along.
    if (!grant || isBeingDeleted(req, slug, id))
      await syncWorkingVersion(payload, req, slug, id, { version: whole(made, args), record })
    return made
  })

/** A change of a version, as autosave makes it: never of one that was published, and an edit of the documents it is and was of. */
export const gateUpdateVersion: Write = (payload, writes, args) =>
  inPart(payload, args.req, async (req) => {
    const slug = args.collection!
    const [before] = await readVersions(payload, req, slug, found(args), 1, {
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
    const written = (await writes.updateVersion({
      ...rest,
      id: before.id,
      versionData,
      req,
    } as never)) as unknown as VersionRow | null
    const version = whole(written, args)
    const [after] = version ? [version] : await readVersions(payload, req, slug, { id: { equals: before.id } }, 1)
    if (after && !isDraft(after.version)) throw refuseWrite(payload, req, slug, parents[0], 'content.edit')
    if (parents.length === 1) await syncWorkingVersion(payload, req, slug, parents[0]!, { version, record })
    else for (const parent of parents) await syncWorkingVersion(payload, req, slug, parent)
    return written
  })

/** A deletion of versions: what was live stays in the history as long as the document is there. */
export const gateDeleteVersions: Write = (payload, writes, args) =>
  inPart(payload, args.req, async (req) => {
    const slug = (args.collection ?? args.collectionSlug)!
    const versions = await readVersions(payload, req, slug, args.where ?? {})
    const parents = [...new Set(versions.map(({ parent }) => String(parent)))]
    for (const parent of parents) {
      const held = versions.filter((version) => String(version.parent) === parent && !isDraft(version.version))
      if (held.length > 0 && !useGrant(req, slug, parent, 'versions') && (await readRow(payload, req, slug, parent)))
        throw refuseWrite(payload, req, slug, parent, 'content.delete')
    }
    const result = await writes.deleteVersions({
      ...args,
      where: { id: { in: versions.map(({ id }) => id) } },
      req,
    } as never)
    for (const parent of parents)
      if (!isBeingDeleted(req, slug, parent)) await syncWorkingVersion(payload, req, slug, parent)
    return result
  })

const isDraft = ({ _status: status }: Text): boolean => status === 'draft' || status === undefined || status === null

const isBeingDeleted = (req: PayloadRequest, slug: string, id: string): boolean =>
  ['discard', 'remove', 'retract'].includes(grantFor(req, slug, id)?.transition ?? '')

const found = ({ id, where }: WriteArgs): Where => (id ? { id: { equals: id } } : (where ?? {}))

/** What state a new text has most likely; `syncWorkingVersion` puts it right when nothing was edited after all. */
const expectedState = (record: WorkflowRecord | null | undefined): WorkflowState =>
  record?.state === 'changesRequested' ? 'changesRequested' : 'draft'

/** The newest version as the database answered it with a write, if it answered with all of it. */
const whole = (written: VersionRow | null, { select }: { select?: unknown }): VersionRow | undefined =>
  written?.latest === true && written.version && !select ? written : undefined
