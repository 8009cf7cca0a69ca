import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { readCurrentActor } from '../transitions/readCurrentActor.js'
import { decide } from '../policy/decide.js'
import { removalOf } from '../policy/systemActs.js'
import { transitionsOf } from '../transitionsOf.js'
import { grantFor, issueGrant } from '../gate/grants.js'
import { readDocumentState } from '../transitions/readDocumentState.js'
import { createTransitionError } from '../transitions/createTransitionError.js'

/**
 * Lets a request move a document to the trash, or delete it: nothing that is live, and else by the row of the policy
 * for what was ever live or never was. A request without a person gets no grant here for what was live; what never was
 * needs none.
 * @throws APIError with every blocker, or `gate`
 */
export async function grantRemoval(req: PayloadRequest, slug: string, id: string): Promise<void> {
  if (grantFor(req, slug, id)) return
  const loaded = await readDocumentState(req, slug, id)
  if (!loaded) return
  const { state: documentState, record } = loaded
  if (documentState.isLive) throw refuse('gate')
  const { name, transition } = removalOf(transitionsOf(req.payload), documentState)
  const comment: unknown = req.query?.comment
  if (req.user) {
    const blockers = decide(transition, documentState, await readCurrentActor(req), { comment, now: new Date() })
    if (blockers.length > 0) throw createTransitionError(blockers)
  } else if (documentState.wasLive) throw refuse('gate')
  issueGrant(
    req,
    {
      collection: slug,
      document: id,
      transition: name,
      effect: transition.effect,
      state: record.state,
      contentHash: null,
      ...(typeof comment === 'string' ? { comment } : {}),
    },
    ['versions', 'deletion'],
  )
}

/** The same before a document is deleted permanently. */
export const validateRemoval: CollectionBeforeDeleteHook = ({ collection, id, req }) =>
  grantRemoval(req, collection.slug, String(id))
