import type { TransitionName, WorkflowState } from '../../../workflow/policy/definition.js'
import { workflowStates } from '../../../vocabulary/options.js'
import { bilingual, type Bilingual } from '../../../vocabulary/bilingual.js'

export const stateLabel = (state: WorkflowState): Bilingual =>
  workflowStates.find(({ value }) => value === state)?.label ?? bilingual(state, state)

/** Transitions that ask something before they are taken: a comment, or when. The others are taken at once, and can be undone. */
export const transitionsWithDialog: readonly TransitionName[] = [
  'submit',
  'requestChanges',
  'approve',
  'publish',
  'archive',
  'emergencyTakeDown',
  'reviewTakeDown',
  'remove',
]

/** What a transition does, where its name alone does not say it. */
export const consequences: Partial<Record<TransitionName, Bilingual>> = {
  submit: bilingual(
    '提交后由他人审核。审核期间修改文字会使本轮审核作废。',
    'Others review it then. An edit of the text meanwhile voids the review.',
  ),
  requestChanges: bilingual(
    '退回给作者修改，改好后须重新提交审核。',
    'It goes back to its author, and is submitted again when it is mended.',
  ),
  approve: bilingual('您确认已读过现在的文字。', 'You confirm that you have read the present text.'),
  publish: bilingual('公开的正是审核通过的文字。', 'What goes live is exactly the text that was approved.'),
  archive: bilingual('网站将不再显示这篇内容。', 'Websites show it no longer.'),
  emergencyTakeDown: bilingual(
    '立即从网站撤下，事后须由另一位签发人复核。',
    'It leaves the websites at once; another publisher must review that afterwards.',
  ),
  remove: bilingual(
    '移入回收站；在回收站中再次删除即永久删除。',
    'It goes into the trash; deleted there once more, it is gone for good.',
  ),
  reviewTakeDown: bilingual('您确认已复核这次紧急下线。', 'You confirm that you have looked into this take-down.'),
}

/** What is announced when a transition has been taken. */
export const transitionMessage = (label: Bilingual, state: WorkflowState, isScheduled: boolean): Bilingual =>
  isScheduled
    ? bilingual('已安排定时发布。', 'The publication is scheduled.')
    : bilingual(
        `已完成“${label.zh}”。现在的状态：${stateLabel(state).zh}。`,
        `Done: ${label.en}. The state is now: ${stateLabel(state).en}.`,
      )
