import { decide as decideOnRow, type Blocker } from '../../../src/workflow/policy/decide.js'
import { transitions, type TransitionName } from '../../../src/workflow/policy/definition.js'
import type { DocumentState, TransitionInput, WorkflowActor } from '../../../src/workflow/policy/DocumentState.js'

/**
 * Decides on a transition of the policy as it is, by its name: the tables of these tests restate the policy by names.
 */
export const decide = (
  name: TransitionName,
  documentState: DocumentState,
  actor: WorkflowActor,
  input?: TransitionInput,
): Blocker[] => decideOnRow(transitions[name], documentState, actor, input)
