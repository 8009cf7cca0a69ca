import type { WorkflowState } from '../../../workflow/policy/definition.js'
import { workflowStates } from '../../../vocabulary/options.js'
import { bilingual, type Bilingual } from '../../../vocabulary/bilingual.js'

export const stateLabel = (state: WorkflowState): Bilingual =>
  workflowStates.find(({ value }) => value === state)?.label ?? bilingual(state, state)

/** What is announced when a transition has been taken. */
export const transitionMessage = (label: Bilingual, state: WorkflowState, isScheduled: boolean): Bilingual =>
  isScheduled
    ? bilingual('已安排定时发布。', 'The publication is scheduled.')
    : bilingual(
        `已完成“${label.zh}”。现在的状态：${stateLabel(state).zh}。`,
        `Done: ${label.en}. The state is now: ${stateLabel(state).en}.`,
      )
