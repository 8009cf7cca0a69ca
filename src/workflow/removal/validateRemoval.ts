import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { readCurrentActor } from '../transitions/readCurrentActor.js'
import { decide } from '../policy/decide.js'
import { grantFor, issueGrant } from '../gate/grants.js'
import { readDocumentState } from '../transitions/readDocumentState.js'
import { createTransitionError } from '../transitions/createTransitionError.js'

/**
 * Lets a request put a document in the trash, or delete it: what is live not at all, what was live by a publisher who says why,
 * what never was by its writer or an editor. Acts without a person get no leave here; of what never was live they need none.
 */
export async function grantRemoval(req: PayloadRequest, slug: string, id: string): Promise<void> {
  if (grantFor(req, slug, id)) return
  const loaded = await readDocumentState(req, slug, id)
  if (!loaded) return
  const { state: documentState, record } = loaded
  if (documentState.isLive) throw refuse('gate')
  const name = documentState.wasLive ? 'remove' : 'discard'
  const comment: unknown = req.query?.comment
  if (req.user) {
    const blockers = decide(name, documentState, await readCurrentActor(req), { comment, now: new Date() })
    if (blockers.length > 0) throw createTransitionError(blockers)
  } else if (documentState.wasLive) throw refuse('gate')
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
export const validateRemoval: CollectionBeforeDeleteHook = ({ collection, id, req }) =>
  grantRemoval(req, collection.slug, String(id))
