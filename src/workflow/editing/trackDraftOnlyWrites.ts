import type { CollectionBeforeOperationHook, RequestContext } from 'payload'

const key = 'dashiji.onlyDrafts'
const writeOperations = ['create', 'update', 'restoreVersion']

/**
 * Remembers whether a request saves drafts only, which `beforeChange` cannot see. Once a request has made any other
 * write, it counts as writing live rows, so that a write by a hook can only make the checks stricter. Reads are
 * ignored: the search for a free slug comes between this hook and `beforeChange`.
 */
export const trackDraftOnlyWrites: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (!writeOperations.includes(operation)) return
  req.context[key] = req.context[key] !== false && (args as { draft?: boolean }).draft === true
}

/** Tells whether a request writes working versions only, and no rows. */
export const savesOnlyDrafts = (context: RequestContext): boolean => context[key] === true
