import type { Right } from '../../access/permissions.js'
import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import type { Transition, WorkflowState } from './Transition.js'

// The admin may import this file and no other of the workflow.
export type { Transition, WorkflowState } from './Transition.js'

const anyState = [
  'draft',
  'inReview',
  'changesRequested',
  'approved',
  'published',
  'archived',
] as const satisfies readonly WorkflowState[]

const mayWrite = [{ right: 'content.editAny' }, { right: 'content.editOwn', relation: 'writer' }] as const
// The submitter must still hold a right to write: who has lost it can undo nothing any more.
const mayWithdraw = [
  { right: 'content.editAny', relation: 'submitter' },
  { right: 'content.editOwn', relation: 'submitter' },
] as const
const mayPublish = [{ right: 'content.publish' }] as const
const mayReview = [{ right: 'content.review', relation: 'other' }] as const

/**
 * The whole policy: every way in which a document changes its state. Checked at start by `validateDefinition`.
 * How to add a row: docs/contributing/transition.md.
 */
const rows = {
  submit: {
    label: bilingual('提交审核', 'Submit for review'),
    from: ['draft', 'changesRequested'],
    to: 'inReview',
    trigger: 'api',
    who: mayWrite,
    complete: true,
    effect: 'none',
    run: 'start',
    notice: 'clear',
    confirm: bilingual(
      '提交后由他人审核。审核期间修改文字会使本轮审核作废。',
      'Others review it then. An edit of the text meanwhile voids the review.',
    ),
    emphasis: 'primary',
  },
  withdraw: {
    label: bilingual('撤回', 'Withdraw'),
    from: ['inReview'],
    to: 'draft',
    trigger: 'api',
    who: mayWithdraw,
    effect: 'none',
    run: 'clear',
  },
  requestChanges: {
    label: bilingual('退回修改', 'Request changes'),
    from: ['inReview', 'approved'],
    to: 'changesRequested',
    trigger: 'api',
    who: mayReview,
    comment: 'required',
    effect: 'none',
    run: 'clear',
    schedule: 'void',
    confirm: bilingual(
      '退回给作者修改，改好后须重新提交审核。',
      'It goes back to its author, who must submit it again once it is corrected.',
    ),
  },
  approve: {
    label: bilingual('通过', 'Approve'),
    from: ['inReview'],
    to: 'approved',
    trigger: 'api',
    who: mayReview,
    fourEyes: true,
    complete: true,
    needs: 'openLevel',
    effect: 'none',
    run: 'approveLevel',
    confirm: bilingual('您确认已读过现在的文字。', 'You confirm that you have read the present text.'),
    emphasis: 'primary',
  },
  publish: {
    label: bilingual('发布', 'Publish'),
    from: ['approved'],
    to: 'published',
    trigger: 'api',
    who: mayPublish,
    complete: true,
    needs: 'approvedRun',
    effect: 'publish',
    basis: 'approvals',
    schedule: 'appoint',
    notice: 'clear',
    confirm: bilingual('公开的正是审核通过的文字。', 'What goes live is exactly the text that was approved.'),
    emphasis: 'primary',
  },
  unschedule: {
    label: bilingual('取消定时发布', 'Cancel the schedule'),
    from: ['approved'],
    to: 'same',
    trigger: 'api',
    who: mayPublish,
    needs: 'schedule',
    effect: 'none',
    schedule: 'cancel',
  },
  revise: {
    label: bilingual('修订', 'Revise'),
    from: ['published'],
    to: 'draft',
    trigger: 'api',
    who: mayWrite,
    effect: 'none',
    run: 'clear',
  },
  archive: {
    label: bilingual('下线', 'Archive'),
    from: ['published'],
    to: 'archived',
    trigger: 'api',
    who: mayPublish,
    comment: 'required',
    live: true,
    effect: 'takeDown',
    notice: 'clear',
    confirm: bilingual('网站将不再显示这篇内容。', 'Websites show it no longer.'),
  },
  emergencyTakeDown: {
    label: bilingual('紧急下线', 'Emergency take-down'),
    from: anyState,
    to: 'archived',
    trigger: 'api',
    who: mayPublish,
    comment: 'required',
    live: true,
    effect: 'takeDown',
    schedule: 'void',
    takeDown: 'open',
    confirm: bilingual(
      '立即从网站撤下，事后须由另一位签发人复核。',
      'It leaves the websites at once; another publisher must review that afterwards.',
    ),
    emphasis: 'danger',
  },
  reviewTakeDown: {
    label: bilingual('复核紧急下线', 'Review the emergency take-down'),
    from: anyState,
    to: 'same',
    trigger: 'api',
    who: [{ right: 'content.publish', relation: 'notTakenDownBy' }],
    needs: 'openTakeDown',
    effect: 'none',
    takeDown: 'close',
    confirm: bilingual('您确认已复核这次紧急下线。', 'You confirm that you have looked into this take-down.'),
  },
  restore: {
    label: bilingual('恢复为草稿', 'Restore as a draft'),
    from: ['archived'],
    to: 'draft',
    trigger: 'api',
    who: mayPublish,
    effect: 'none',
    run: 'clear',
  },
  discard: {
    label: bilingual('删除草稿', 'Discard the draft'),
    from: ['draft', 'changesRequested'],
    to: 'deleted',
    trigger: 'deletion',
    who: mayWrite,
    live: false,
    everLive: false,
    effect: 'delete',
  },
  remove: {
    label: bilingual('删除已下线内容', 'Remove what was taken down'),
    from: ['archived', 'draft', 'changesRequested'],
    to: 'deleted',
    trigger: 'deletion',
    who: mayPublish,
    comment: 'required',
    live: false,
    everLive: true,
    // The deletion would take away what is still to be reviewed.
    needs: 'noOpenTakeDown',
    effect: 'delete',
    confirm: bilingual(
      '移入回收站；在回收站中再次删除即永久删除。',
      'It goes into the trash; deleted there once more, it is gone for good.',
    ),
    emphasis: 'danger',
  },
  admit: {
    label: bilingual('收录', 'Admit'),
    from: ['draft'],
    to: 'published',
    trigger: 'import',
    who: [{ right: 'content.admit' }],
    complete: true,
    live: false,
    everLive: false,
    effect: 'publish',
    basis: 'admission',
    notice: 'clear',
  },
  retract: {
    label: bilingual('收回', 'Retract'),
    from: anyState,
    to: 'deleted',
    trigger: 'import',
    who: [{ right: 'content.retract' }],
    effect: 'delete',
  },
} as const satisfies Record<string, Transition>

export type TransitionName = keyof typeof rows

export const transitions: Readonly<Record<TransitionName, Transition>> = rows

export type ReviewLevel = { readonly key: string; readonly label: Bilingual; readonly right: Right }

/** Ready rules of review: one look, or the three of 三审三校 (《图书质量保障体系》 of 1997, articles 8 to 11). */
export const reviewPresets = {
  single: [{ key: 'review', label: bilingual('审核', 'Review'), right: 'content.review' }],
  threeReviews: [
    { key: 'first', label: bilingual('初审', 'First review'), right: 'content.review' },
    { key: 'second', label: bilingual('复审', 'Second review'), right: 'content.review' },
    { key: 'final', label: bilingual('终审', 'Final review'), right: 'content.review' },
  ],
} as const satisfies Record<string, readonly ReviewLevel[]>

export type ReviewPreset = keyof typeof reviewPresets
