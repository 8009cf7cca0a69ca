import { assertDefinition } from './validateDefinition.js'
import { adoptRows } from './adoptRows.js'
import { forgetSource } from './forgetSource.js'
import { performTransition } from './performTransition.js'
import { putOriginal } from './putOriginal.js'
import type { Workflow } from './workflowOf.js'

// Before anything is served: a policy with a hole in it is no policy.
assertDefinition()

/** What the composition root hands to the running Payload. */
export const workflow: Workflow = { adoptRows, performTransition, forgetSource, putOriginal }
