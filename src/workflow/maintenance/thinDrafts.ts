import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'

import { appendEvent } from '../../audit/appendEvent.js'
import type { StoredEvent } from '../../audit/AuditEvent.js'
import { findRows, toCollectionSlug } from '../../database/rows.js'
import { inTransaction } from '../../database/inTransaction.js'
import { governedSlugs, type GovernedSlug, slugs } from '../../vocabulary/slugs.js'
import { digestContents } from '../content/digestContent.js'
import { readVersions, type VersionRow } from '../gate/rows.js'
import { readRecord } from '../records/records.js'

/** How many versions one transaction deletes at most: others wait for it. */
const batchSize = 50
/** Acts that make a draft, and so say nothing about what it was used for. */
const draftingActs = ['content.create', 'content.edit']
/** States of a version that was used. What is written after changes were asked for is a draft like others. */
const usedStates = new Set<string | null | undefined>(['inReview', 'approved', 'published', 'archived'])

/**
 * Deletes drafts that were last written before a time and that nothing refers to. Kept are the newest version of each
 * document, every version that was ever submitted, reviewed, published or archived, and every one whose content an
 * audit event of such an act, or the workflow's record, names by its hash. It deletes through the gate, which keeps
 * published versions from everybody.
 * @returns how many were deleted; one audit event says so
 */
export async function thinDrafts(payload: Payload, before: Date): Promise<number> {
  const counts: Partial<Record<GovernedSlug, number>> = {}
  for (const slug of governedSlugs) {
    const old = await readVersions(payload, {}, slug, draftsBefore(before), undefined, { parent: true })
    for (const document of new Set(old.map(({ parent }) => String(parent)))) {
      for (;;) {
        const req = await createSystemRequest(payload)
        const count = await inTransaction(req, () => thinDocument(req, slug, document, before))
        if (count > 0) counts[slug] = (counts[slug] ?? 0) + count
        if (count < batchSize) break
      }
    }
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (total === 0) return 0
  const req = await createSystemRequest(payload)
  const details = { count: total, collections: counts, before: before.toISOString() }
  await inTransaction(req, () => appendEvent(req, { action: 'content.thinDrafts', outcome: 'done', details }))
  return total
}

const createSystemRequest = (payload: Payload): Promise<PayloadRequest> =>
  createLocalReq({ context: { actorKind: 'system', channel: 'job' } }, payload)

const draftsBefore = (before: Date): Where => ({
  and: [{ updatedAt: { less_than: before.toISOString() } }, { 'version._status': { equals: 'draft' } }],
})

async function thinDocument(req: PayloadRequest, slug: GovernedSlug, document: string, before: Date): Promise<number> {
  const { payload } = req
  const versions = await readVersions(payload, req, slug, { parent: { equals: document } })
  const used = await findUsed(req, slug, document, versions)
  const ids = versions
    .filter((version) => !used.has(version) && timeOf(version.updatedAt) < before.getTime())
    .map(({ id }) => id)
    .slice(0, batchSize)
  if (ids.length === 0) return 0
  const where: Where = { and: [{ id: { in: ids } }, { parent: { equals: document } }] }
  await payload.db.deleteVersions({ collection: toCollectionSlug(payload, slug), where, req })
  return ids.length
}

async function findUsed(
  req: PayloadRequest,
  slug: GovernedSlug,
  document: string,
  versions: readonly VersionRow[],
): Promise<ReadonlySet<VersionRow>> {
  const { payload } = req
  const acts = await findRows<StoredEvent>(payload, req, slugs.auditEvents, {
    where: {
      and: [
        { collection: { equals: slug } },
        { document: { equals: document } },
        { outcome: { equals: 'done' } },
        { action: { not_in: draftingActs } },
      ],
    },
  })
  const record = await readRecord(payload, req, slug, document)
  const hashes = new Set([
    ...acts.map(({ contentHash }) => contentHash),
    record?.contentHash,
    record?.seal?.contentHash,
  ])
  const contents = await digestContents(
    payload,
    req,
    slug,
    versions.map(({ version }) => ({ ...version, id: document })),
  )
  const newest = versions.find(({ latest }) => latest) ?? versions[0]
  // An act takes the version that was the newest then. By time too, since the hash of a text changes with its images.
  const atActs = acts.map(({ at }) => newestAt(versions, timeOf(at)))
  const byItself = versions.filter(
    ({ version, latest }, index) =>
      latest === true ||
      version._status === 'published' ||
      usedStates.has(version.workflowState) ||
      hashes.has(contents[index]?.hash),
  )
  return new Set([newest, ...atActs, ...byItself].flatMap((version) => version ?? []))
}

const newestAt = (versions: readonly VersionRow[], time: number): VersionRow | undefined =>
  versions
    .filter(({ createdAt }) => timeOf(createdAt) <= time)
    .reduce<VersionRow | undefined>(
      (best, version) => (best && timeOf(best.createdAt) >= timeOf(version.createdAt) ? best : version),
      undefined,
    )

const timeOf = (at: string): number => new Date(at).getTime()
