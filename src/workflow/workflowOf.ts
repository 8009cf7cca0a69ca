import type { Payload } from 'payload'

import type { adoptRows } from './adoptRows.js'
import type { forgetSource } from './forgetSource.js'
import type { performTransition } from './performTransition.js'
import type { putOriginal } from './putOriginal.js'

/** What other parts may ask of the workflow. */
export type Workflow = {
  readonly performTransition: typeof performTransition
  readonly adoptRows: typeof adoptRows
  readonly forgetSource: typeof forgetSource
  readonly putOriginal: typeof putOriginal
}

/**
 * The workflow of a running Payload. Taken from there and not imported: code is loaded once per bundle, and only the copy that
 * made the gate can issue what opens it.
 */
export const workflowOf = (payload: Payload): Workflow => (payload.config.custom as { workflow: Workflow }).workflow
