import type { PayloadRequest } from 'payload'

import type { GovernedSlug } from '../../vocabulary/slugs.js'
import type { TransitionName } from '../../workflow/policy/definition.js'
import { workflowOf } from '../../workflow/workflowOf.js'
import type { InitialState } from './InitialState.js'

/** Gives the governed documents of one import their common fields and their initial state. */
export type DocumentInitialiser = {
  /**
   * The common fields of the next document. Their `createdAt` is one millisecond apart, so that lists keep the order of
   * the text.
   */
  nextFields(): { source: string; createdAt: string }
  /** Moves a stored document to its initial state. */
  moveToInitialState(collection: GovernedSlug, id: string): Promise<void>
}

/** Creates the initialiser of one import: `published` documents are admitted by the workflow, others are submitted. */
export function createDocumentInitialiser(
  req: PayloadRequest,
  state: InitialState,
  source: string,
  receivedAt: Date,
): DocumentInitialiser {
  let order = 0
  return {
    nextFields() {
      order += 1
      return { source, createdAt: new Date(receivedAt.getTime() + order).toISOString() }
    },
    async moveToInitialState(collection, id) {
      // A new document has its first revision.
      await workflowOf(req.payload).performTransition(req, {
        collection,
        id,
        name: (state === 'published' ? 'admit' : 'submit') satisfies TransitionName,
        revision: '1',
      })
    },
  }
}
