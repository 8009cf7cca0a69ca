import { transitions as definedTransitions } from './policy/definition.js'
import type { Transitions } from './policy/Transition.js'
import { assertDefinition } from './policy/validateDefinition.js'
import { adoptRows } from './maintenance/adoptRows.js'
import { clearSource } from './maintenance/clearSource.js'
import { dateFirstPublications } from './maintenance/dateFirstPublications.js'
import { performTransition } from './transitions/performTransition.js'
import { replacePlaceholder } from './maintenance/replacePlaceholder.js'
import { thinDrafts } from './maintenance/thinDrafts.js'
import type { Workflow } from './workflowOf.js'

/**
 * Makes the workflow that payload.config.ts puts into `custom`; see `workflowOf`.
 * @param policy the transitions by which every request to this Payload is decided; a frozen copy is kept
 * @throws Error when the policy is inconsistent
 */
export function createWorkflow(policy: Transitions = definedTransitions): Workflow {
  const transitions = deepFreeze(structuredClone(policy))
  assertDefinition(transitions)
  return Object.freeze({
    transitions,
    adoptRows,
    performTransition,
    clearSource,
    dateFirstPublications,
    replacePlaceholder,
    thinDrafts,
  })
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value) as unknown[]) if (typeof inner === 'object' && inner) deepFreeze(inner)
  return Object.freeze(value)
}
