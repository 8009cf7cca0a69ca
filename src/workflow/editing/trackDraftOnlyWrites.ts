import type { CollectionBeforeOperationHook, RequestContext } from 'payload'

const key = 'dashiji.onlyDrafts'
const writeOperations = ['create', 'update', 'restoreVersion']

/**
 * Remembers whether a request saves working versions only: `beforeChange` is not told.
 * A request that wrote anything else once counts as writing live rows from then on, so that a hook's own write can only make the
 * guards stricter. Reads say nothing: the search for a free slug, between this and `beforeChange`, is one.
 */
export const trackDraftOnlyWrites: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (!writeOperations.includes(operation)) return
  req.context[key] = req.context[key] !== false && (args as { draft?: boolean }).draft === true
}

/** Tells whether the request saves working versions only and leaves live rows as they are. */
export const savesOnlyDrafts = (context: RequestContext): boolean => context[key] === true
