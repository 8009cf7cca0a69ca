import type { Payload } from 'payload'

import type { Transitions } from './policy/Transition.js'

/** The policy of a running Payload: the rows with which its workflow was created. */
export const transitionsOf = (payload: Payload): Transitions =>
  (payload.config.custom as { workflow: { transitions: Transitions } }).workflow.transitions
