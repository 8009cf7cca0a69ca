import type { Payload } from 'payload'

import type { adoptRows } from './maintenance/adoptRows.js'
import type { clearSource } from './maintenance/clearSource.js'
import type { performTransition } from './transitions/performTransition.js'
import type { replacePlaceholder } from './maintenance/replacePlaceholder.js'

/** What other parts may ask of the workflow. */
export type Workflow = {
  readonly performTransition: typeof performTransition
  readonly adoptRows: typeof adoptRows
  readonly clearSource: typeof clearSource
  readonly replacePlaceholder: typeof replacePlaceholder
}

/**
 * The workflow of a running Payload. Taken from there and not imported: code is loaded once per bundle, and only the copy that
 * made the gate can issue what opens it.
 */
export const workflowOf = (payload: Payload): Workflow => (payload.config.custom as { workflow: Workflow }).workflow
