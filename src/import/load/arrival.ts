import type { PayloadRequest } from 'payload'

import type { GovernedSlug } from '../../vocabulary/slugs.js'
import { workflowOf } from '../../workflow/workflowOf.js'
import type { ArrivalState } from './SourceFile.js'

/** How the governed documents of one import arrive. */
export type Arrival = {
  /** The common fields of the next document. Each is created a millisecond after the one before it, so that lists keep the order of the text. */
  next(): { source: string; createdAt: string }
  /** Takes a stored document to the state in which it arrives. */
  arrive(collection: GovernedSlug, id: string): Promise<void>
}

/** Documents of the manifest are admitted as published, others are handed to the reviewers: by the workflow, like everything else. */
export function arrivalAs(req: PayloadRequest, state: ArrivalState, source: string, receivedAt: Date): Arrival {
  let order = 0
  return {
    next() {
      order += 1
      return { source, createdAt: new Date(receivedAt.getTime() + order).toISOString() }
    },
    async arrive(collection, id) {
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
