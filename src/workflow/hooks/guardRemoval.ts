import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { actorNow } from '../actorNow.js'
import { decide } from '../decide.js'
import { grantFor, issueGrant } from '../gate/grants.js'
import { situationOf } from '../situationOf.js'
import { transitionRefused } from '../TransitionRefused.js'

/**
 * Lets a request put a document in the trash, or delete it: what is live not at all, what was live by a publisher who says why,
 * what never was by its writer or an editor. Acts without a person get no leave here; of what never was live they need none.
 */
export async function allowRemoval(req: PayloadRequest, slug: string, id: string): Promise<void> {
  if (grantFor(req, slug, id)) return
  const read = await situationOf(req, slug, id)
  if (!read) return
  const { situation, record } = read
  if (situation.isLive) throw refuse('gate')
  const name = situation.wasLive ? 'remove' : 'discard'
  const comment: unknown = req.query?.comment
  if (req.user) {
    const blockers = decide(name, situation, await actorNow(req), { comment, now: new Date() })
    if (blockers.length > 0) throw transitionRefused(blockers)
  } else if (situation.wasLive) throw refuse('gate')
  issueGrant(
    req,
    {
      collection: slug,
      document: id,
      transition: name,
      state: record.state,
      contentHash: null,
      ...(typeof comment === 'string' ? { comment } : {}),
    },
    ['versions', 'deletion'],
  )
}

/** The same before a document is deleted for good. */
export const guardRemoval: CollectionBeforeDeleteHook = ({ collection, id, req }) =>
  allowRemoval(req, collection.slug, String(id))
