import { assertDefinition } from './policy/validateDefinition.js'
import { adoptRows } from './maintenance/adoptRows.js'
import { clearSource } from './maintenance/clearSource.js'
import { performTransition } from './transitions/performTransition.js'
import { replacePlaceholder } from './maintenance/replacePlaceholder.js'
import type { Workflow } from './workflowOf.js'

// Stops the start when the policy is inconsistent.
assertDefinition()

/** The implementation that payload.config.ts puts into `custom`; see `workflowOf`. */
export const workflow: Workflow = { adoptRows, performTransition, clearSource, replacePlaceholder }
