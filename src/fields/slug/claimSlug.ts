import type { PayloadRequest } from 'payload'

import { isSlugTaken } from './isSlugTaken.js'

type Claim = { readonly collection: string; readonly base: string; readonly id: string | undefined }

/** Words that websites and their tools use as addresses of their own. */
const reserved = new Set('admin api create edit feed index new null page search trash undefined versions'.split(' '))

const claimsKey = Symbol.for('dashiji.slugClaims')

/** The transaction that is about to store a slug, by collection and slug. One table for all bundles of the process. */
const claims = (): Map<string, unknown> =>
  ((globalThis as { [claimsKey]?: Map<string, unknown> })[claimsKey] ??= new Map())

/**
 * Returns the first of `base`, `base-2`, `base-3` … that no other document of the collection has. It is kept for the
 * transaction of the request until that ends, so that two saves at the same time get two slugs: neither sees yet what
 * the other one writes.
 */
export async function claimSlug(req: PayloadRequest, { collection, base, id }: Claim): Promise<string> {
  const transaction = await req.transactionID
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (reserved.has(slug)) continue
    // In this order: a claim that ended meanwhile has stored its slug by then.
    if (!claim(req, `${collection}:${slug}`, transaction)) continue
    if (!(await isSlugTaken(req, { collection, slug, id }))) return slug
  }
}

function claim({ payload }: PayloadRequest, key: string, transaction: unknown): boolean {
  const isOpen = (holder: unknown) => payload.db.isTransactionOpen?.(holder) === true
  for (const [other, holder] of claims()) if (!isOpen(holder)) claims().delete(other)
  const holder = claims().get(key)
  if (holder !== undefined && holder !== transaction) return false
  if (transaction !== undefined) claims().set(key, transaction)
  return true
}
