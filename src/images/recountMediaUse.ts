import type { Payload } from 'payload'
import { createLocalReq } from 'payload'

import { governedSlugs, slugs } from '../vocabulary/slugs.js'
import { syncMediaUse } from './syncMediaUse.js'

/**
 * Puts the record of public uses right for every image: what a crash between two writes can leave behind where the database has no
 * transactions. Withdraws first, so that nothing stays readable longer than it must; doing it twice changes nothing.
 * @returns how many documents were looked at
 */
export async function recountMediaUse(payload: Payload): Promise<number> {
  const req = await createLocalReq({}, payload)
  const recorded = await payload.db.find<{ id: string; publicUses?: string[] | null }>({ collection: slugs.media, where: { isPublic: { equals: true } }, pagination: false, req })
  const uses = new Set(recorded.docs.flatMap(({ publicUses }) => publicUses ?? []))
  for (const slug of governedSlugs) {
    const live = await payload.db.find<{ id: string }>({ collection: slug, where: { _status: { equals: 'published' } }, select: {}, pagination: false, req })
    for (const { id } of live.docs) uses.add(`${slug}:${id}`)
  }
  for (const use of uses) {
    const [slug, id] = use.split(':') as [(typeof governedSlugs)[number], string]
    await syncMediaUse(req, slug, id)
  }
  return uses.size
}
