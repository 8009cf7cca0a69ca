import type { PayloadRequest, Where } from 'payload'

import { inTransaction } from '../../database/inTransaction.js'
import { referencePaths } from '../../database/referencePaths.js'
import { mediaIdsOf } from '../../media/usage/mediaIdsOf.js'
import { type GovernedSlug, governedSlugs, isGovernedSlug, slugs } from '../../vocabulary/slugs.js'
import type { TransitionName } from '../../workflow/policy/definition.js'
import { workflowOf } from '../../workflow/workflowOf.js'
import { markAsImport } from './createImportRequest.js'
import type { StoredReport } from './storeImport.js'

/**
 * Removes what the import of one file created: the documents that have it as their source, and the topics,
 * organisations, images and people that nothing else refers to. Everything else stays.
 * @returns whether there was such an import
 */
export async function removeImport(callerReq: PayloadRequest, sha256: string): Promise<boolean> {
  const req = markAsImport(callerReq)
  return inTransaction(req, async () => {
    const { docs } = await req.payload.find({
      collection: 'sources',
      where: { sha256: { equals: sha256 } },
      limit: 1,
      depth: 0,
      req,
    })
    const source = docs[0]
    if (!source) return false
    const fromSource: Where = { source: { equals: source.id } }
    // Referring documents first: a referenced record cannot be deleted.
    for (const collection of ['honours', 'activities', 'articles'] as const)
      await deleteWhere(req, collection, fromSource)
    const people = await req.payload.find({
      collection: 'people',
      where: fromSource,
      pagination: false,
      depth: 0,
      trash: true,
      req,
    })
    await deleteUnreferenced(
      req,
      people.docs.map(({ id }) => ({ collection: 'people', id })),
    )
    const created = (source.report as StoredReport | null | undefined)?.created
    // Parents were created before their parts, and are deleted after them.
    await deleteUnreferenced(
      req,
      [...(created?.organisations ?? [])].reverse().map((id) => ({ collection: 'organisations', id })),
    )
    await deleteUnreferenced(
      req,
      (created?.topics ?? []).map((id) => ({ collection: 'topics', id })),
    )
    await deleteUnreferenced(
      req,
      (created?.media ?? []).map((id) => ({ collection: 'media', id })),
    )
    await clearSourceOfPeople(req, source.id)
    await req.payload.delete({ collection: 'sources', id: source.id, depth: 0, req })
    return true
  })
}

async function deleteUnreferenced(req: PayloadRequest, records: readonly SharedRecord[]): Promise<void> {
  for (const record of records)
    if (!(await isReferenced(req, record))) await deleteWhere(req, record.collection, { id: { equals: record.id } })
}

/**
 * Deletes documents one by one, with their hooks, governed ones by the workflow. Payload's bulk delete would not fail
 * for documents that it could not delete, but only list them.
 */
async function deleteWhere(
  req: PayloadRequest,
  collection: SharedRecord['collection'] | GovernedSlug,
  where: Where,
): Promise<void> {
  const { docs } = await req.payload.find({ collection, where, pagination: false, depth: 0, trash: true, req })
  for (const { id } of docs) {
    if (isGovernedSlug(collection))
      await workflowOf(req.payload).performTransition(req, { collection, id, name: 'retract' satisfies TransitionName })
    else await req.payload.delete({ collection, id, depth: 0, trash: true, req })
  }
}

/** Clears the source of people who stay because something else refers to them. */
async function clearSourceOfPeople(req: PayloadRequest, source: string): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'people',
    where: { source: { equals: source } },
    pagination: false,
    depth: 0,
    trash: true,
    req,
  })
  for (const { id } of docs) await workflowOf(req.payload).clearSource(req, 'people', id)
}

type SharedRecord = { readonly collection: 'people' | 'organisations' | 'topics' | 'media'; readonly id: string }

/**
 * Whether any document refers to a record, in its live or working version or in the trash. Which fields can is read
 * from the schema; images in rich text are searched apart.
 */
async function isReferenced(req: PayloadRequest, { collection, id }: SharedRecord): Promise<boolean> {
  for (const slug of referringSlugs) {
    const { flattenedFields, trash, versions } = req.payload.collections[slug].config
    for (const path of referencePaths(collection, flattenedFields)) {
      const where: Where = { [path]: { equals: id } }
      for (const draft of versions?.drafts ? [false, true] : [false]) {
        const { docs } = await req.payload.find({ collection: slug, where, draft, trash, limit: 1, depth: 0, req })
        if (docs.length > 0) return true
      }
    }
  }
  return collection === 'media' && (await isUsedInRichText(req, id))
}

/** The collections of content: the only ones whose fields refer to people, organisations, topics or media. */
const referringSlugs = [...governedSlugs, slugs.organisations, slugs.topics] as const

async function isUsedInRichText(req: PayloadRequest, id: string): Promise<boolean> {
  for (const slug of governedSlugs) {
    const fields = req.payload.collections[slug].config.flattenedFields
    if (!fields.some(({ type }) => type === 'richText')) continue
    for (const draft of [false, true]) {
      const { docs } = await req.payload.find({
        collection: slug,
        draft,
        trash: true,
        pagination: false,
        depth: 0,
        req,
      })
      if (docs.some((doc) => mediaIdsOf(fields, doc).has(id))) return true
    }
  }
  return false
}
