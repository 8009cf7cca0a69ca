import type { PayloadRequest } from 'payload'

import type { GovernedSlug } from '../../vocabulary/slugs.js'
import { workflowOf } from '../../workflow/workflowOf.js'
import type { InitialState } from './SourceFile.js'

/** How the governed documents of one import arrive. */
export type DocumentInitialiser = {
  /** The common fields of the next document. Each is created a millisecond after the one before it, so that lists keep the order of the text. */
  nextFields(): { source: string; createdAt: string }
  /** Takes a stored document to the state in which it arrives. */
  moveToInitialState(collection: GovernedSlug, id: string): Promise<void>
}

/** Documents of the manifest are admitted as published, others are handed to the reviewers: by the workflow, like everything else. */
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
      // A new document is at its first revision.
      await workflowOf(req.payload).performTransition(req, {
        collection,
        id,
        name: state === 'published' ? 'admit' : 'submit',
        revision: '1',
      })
    },
  }
}
