import type { Right } from '../../access/permissions.js'
import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'

export type WorkflowState = 'draft' | 'inReview' | 'changesRequested' | 'approved' | 'published' | 'archived'

/** Who may take a transition beside holding a right: `writer` wrote the document, `submitter` handed it in, `other` took no part in its text. */
export type Relation = 'writer' | 'submitter' | 'other' | 'notTakenDownBy'

export type Transition = {
  readonly label: Bilingual
  readonly from: readonly WorkflowState[]
  /** `same` leaves the state as it is; `gone` takes the document out of the database. */
  readonly to: WorkflowState | 'same' | 'gone'
  /** One of these is enough: a right, with a relation to the document where one is named. */
  readonly who: readonly { readonly right?: Right; readonly relation?: Relation }[]
  /** Nobody who wrote, edited or submitted the text, and nobody twice in one run. */
  readonly fourEyes?: true
  readonly comment?: 'required'
  /** Whether the document must be live, must not be, must never have been, or (`once`) must have been and be no longer. */
  readonly live?: 'yes' | 'no' | 'never' | 'once'
  /** The text must be whole, as for publication. */
  readonly complete?: true
  /** Through what it is taken: an address of its own, a deletion, or the import. */
  readonly via: 'address' | 'deletion' | 'import'
}

const mayWrite = [{ right: 'content.editAny' }, { right: 'content.editOwn', relation: 'writer' }] as const
// Who handed it in and may still write: whoever lost his rights can undo nothing any more.
const mayWithdraw = [
  { right: 'content.editAny', relation: 'submitter' },
  { right: 'content.editOwn', relation: 'submitter' },
] as const
const mayPublish = [{ right: 'content.publish' }] as const
const mayReview = [{ right: 'content.review', relation: 'other' }] as const

/** The whole policy: every way in which a document changes where it stands. Checked at start by `validateDefinition`. */
export const transitions = {
  submit: {
    label: bilingual('提交审核', 'Submit for review'),
    from: ['draft', 'changesRequested'],
    to: 'inReview',
    who: mayWrite,
    complete: true,
    via: 'address',
  },
  withdraw: { label: bilingual('撤回', 'Withdraw'), from: ['inReview'], to: 'draft', who: mayWithdraw, via: 'address' },
  requestChanges: {
    label: bilingual('退回修改', 'Request changes'),
    from: ['inReview', 'approved'],
    to: 'changesRequested',
    who: mayReview,
    comment: 'required',
    via: 'address',
  },
  approve: {
    label: bilingual('通过', 'Approve'),
    from: ['inReview'],
    to: 'approved',
    who: mayReview,
    fourEyes: true,
    complete: true,
    via: 'address',
  },
  publish: {
    label: bilingual('发布', 'Publish'),
    from: ['approved'],
    to: 'published',
    who: mayPublish,
    complete: true,
    via: 'address',
  },
  unschedule: {
    label: bilingual('取消定时发布', 'Cancel the schedule'),
    from: ['approved'],
    to: 'same',
    who: mayPublish,
    via: 'address',
  },
  revise: { label: bilingual('修订', 'Revise'), from: ['published'], to: 'draft', who: mayWrite, via: 'address' },
  archive: {
    label: bilingual('下线', 'Archive'),
    from: ['published'],
    to: 'archived',
    who: mayPublish,
    comment: 'required',
    live: 'yes',
    via: 'address',
  },
  emergencyTakeDown: {
    label: bilingual('紧急下线', 'Emergency take-down'),
    from: ['draft', 'inReview', 'changesRequested', 'approved', 'published', 'archived'],
    to: 'archived',
    who: mayPublish,
    comment: 'required',
    live: 'yes',
    via: 'address',
  },
  reviewTakeDown: {
    label: bilingual('复核紧急下线', 'Review the emergency take-down'),
    from: ['draft', 'inReview', 'changesRequested', 'approved', 'published', 'archived'],
    to: 'same',
    who: [{ right: 'content.publish', relation: 'notTakenDownBy' }],
    via: 'address',
  },
  restore: {
    label: bilingual('恢复为草稿', 'Restore as a draft'),
    from: ['archived'],
    to: 'draft',
    who: mayPublish,
    via: 'address',
  },
  discard: {
    label: bilingual('删除草稿', 'Discard the draft'),
    from: ['draft', 'changesRequested'],
    to: 'gone',
    who: mayWrite,
    live: 'never',
    via: 'deletion',
  },
  remove: {
    label: bilingual('删除已下线内容', 'Remove what was taken down'),
    from: ['archived', 'draft', 'changesRequested'],
    to: 'gone',
    who: mayPublish,
    comment: 'required',
    live: 'once',
    via: 'deletion',
  },
  admit: {
    label: bilingual('收录', 'Admit'),
    from: ['draft'],
    to: 'published',
    who: [{ right: 'content.admit' }],
    complete: true,
    live: 'never',
    via: 'import',
  },
  retract: {
    label: bilingual('收回', 'Retract'),
    from: ['draft', 'inReview', 'changesRequested', 'approved', 'published', 'archived'],
    to: 'gone',
    who: [{ right: 'content.retract' }],
    via: 'import',
  },
} as const satisfies Record<string, Transition>

export type TransitionName = keyof typeof transitions

export type ReviewLevel = { readonly key: string; readonly label: Bilingual; readonly right: Right }

/** Ready rules of review: one look, or the three of 三审三校 (书籍 and periodicals alike: 《图书质量保障体系》 of 1997, articles 8 to 11). */
export const reviewPresets = {
  single: [{ key: 'review', label: bilingual('审核', 'Review'), right: 'content.review' }],
  threeReviews: [
    { key: 'first', label: bilingual('初审', 'First review'), right: 'content.review' },
    { key: 'second', label: bilingual('复审', 'Second review'), right: 'content.review' },
    { key: 'final', label: bilingual('终审', 'Final review'), right: 'content.review' },
  ],
} as const satisfies Record<string, readonly ReviewLevel[]>

export type ReviewPreset = keyof typeof reviewPresets
