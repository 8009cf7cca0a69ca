import { assertDefinition } from './policy/validateDefinition.js'
import { adoptRows } from './maintenance/adoptRows.js'
import { clearSource } from './maintenance/clearSource.js'
import { performTransition } from './transitions/performTransition.js'
import { replacePlaceholder } from './maintenance/replacePlaceholder.js'
import type { Workflow } from './workflowOf.js'

// Before anything is served: a policy with a hole in it is no policy.
assertDefinition()

/** What the composition root hands to the running Payload. */
export const workflow: Workflow = { adoptRows, performTransition, clearSource, replacePlaceholder }
