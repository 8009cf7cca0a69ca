import type { Payload } from 'payload'

import type { adoptRows } from './maintenance/adoptRows.js'
import type { clearSource } from './maintenance/clearSource.js'
import type { dateFirstPublications } from './maintenance/dateFirstPublications.js'
import type { Transitions } from './policy/Transition.js'
import type { performTransition } from './transitions/performTransition.js'
import type { replacePlaceholder } from './maintenance/replacePlaceholder.js'
import type { thinDrafts } from './maintenance/thinDrafts.js'

/** The interface of the workflow for other rooms. */
export type Workflow = {
  /** Its policy; the workflow itself reads it through `transitionsOf`. */
  readonly transitions: Transitions
  readonly performTransition: typeof performTransition
  readonly adoptRows: typeof adoptRows
  readonly dateFirstPublications: typeof dateFirstPublications
  readonly clearSource: typeof clearSource
  readonly replacePlaceholder: typeof replacePlaceholder
  readonly thinDrafts: typeof thinDrafts
}

/**
 * Returns the workflow of a running Payload. It must not be imported directly: modules are loaded once per bundle, and
 * only the copy that created the gate can issue grants that the gate accepts.
 */
export const workflowOf = (payload: Payload): Workflow => (payload.config.custom as { workflow: Workflow }).workflow
