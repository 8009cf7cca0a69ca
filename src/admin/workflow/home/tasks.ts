import type { Where } from 'payload'

import { bilingual, type Bilingual } from '../../../vocabulary/bilingual.js'
import type { GovernedSlug } from '../../../vocabulary/slugs.js'

/** The fields of a workflow record that the dashboard uses. */
export type WorkflowRecordSummary = {
  readonly collection: GovernedSlug
  readonly document: string
  readonly state: string
  readonly authors?: readonly string[] | null
  readonly run?: {
    readonly submittedBy: string | null
    readonly submittedAt: string
    readonly approvals: readonly { readonly actor: string }[]
  } | null
  readonly scheduleAt?: string | null
  readonly takeDown?: { readonly by: string; readonly at: string; readonly comment: string } | null
  readonly notice?: { readonly code: string; readonly at: string } | null
}

/** Additional text below a task, with an optional time. */
export type Note = { readonly at?: string; readonly message: Bilingual }

/** A group of documents that wait for a user. */
export type Task = {
  readonly key: string
  readonly title: Bilingual
  /** Any one of these permissions is sufficient to see the task. */
  readonly permissions: readonly string[]
  where(user: string): Where
  /** Filters by user what `where` cannot express. */
  isFor?(record: WorkflowRecordSummary, user: string): boolean
  note?(record: WorkflowRecordSummary): Note | undefined
  /** The state by which a list of the collection is filtered to show all entries. */
  readonly state?: string
  readonly isUrgent?: true
}

const isInvolved = ({ authors, run }: WorkflowRecordSummary, user: string): boolean =>
  run?.submittedBy === user ||
  (authors ?? []).includes(user) ||
  (run?.approvals ?? []).some(({ actor }) => actor === user)

const noticeMessages: Record<string, Bilingual> = {
  scheduleVoided: bilingual(
    '文字已改动，定时发布取消，须重新审核。',
    'The text was changed, so its schedule is void; it must be reviewed again.',
  ),
  scheduleFailed: bilingual('定时发布没有成功。', 'The scheduled publication failed.'),
}

/** All tasks on the dashboard, most urgent first. */
export const tasks: readonly Task[] = [
  {
    key: 'seals',
    title: bilingual('封条不符：已停止对外显示', 'Broken seals: no longer shown to websites'),
    permissions: ['content.publish', 'audit.read'],
    where: () => ({ sealBroken: { equals: true } }),
    note: () => ({
      message: bilingual(
        '数据库中的公开文字在流程之外被改动。请核对后下线，或重新审核发布。',
        'The live text was changed in the database past the workflow. ' +
          'Check it, then take it down or review and publish it again.',
      ),
    }),
    isUrgent: true,
  },
  {
    key: 'takeDowns',
    title: bilingual('紧急下线，待您复核', 'Emergency take-downs for you to review'),
    permissions: ['content.publish'],
    where: () => ({ takeDownOpen: { equals: true } }),
    isFor: ({ takeDown }, user) => takeDown?.by !== user,
    note: ({ takeDown }) =>
      takeDown
        ? { at: takeDown.at, message: bilingual(`原因：${takeDown.comment}`, `Reason: ${takeDown.comment}`) }
        : undefined,
    isUrgent: true,
  },
  {
    key: 'notices',
    title: bilingual('给您的通知', 'Notices for you'),
    permissions: ['content.read'],
    where: (user) => ({ noticeFor: { equals: user } }),
    isFor: ({ notice }) => Boolean(notice),
    note: ({ notice }) =>
      notice
        ? { at: notice.at, message: noticeMessages[notice.code] ?? bilingual(notice.code, notice.code) }
        : undefined,
    isUrgent: true,
  },
  {
    key: 'returned',
    title: bilingual('退回给您修改', 'Returned to you'),
    permissions: ['content.editOwn', 'content.editAny'],
    where: (user) => ({ state: { equals: 'changesRequested' }, authors: { equals: user } }),
    state: 'changesRequested',
  },
  {
    key: 'review',
    title: bilingual('等您审核', 'For you to review'),
    permissions: ['content.review'],
    where: () => ({ state: { equals: 'inReview' } }),
    isFor: (record, user) => !isInvolved(record, user),
    state: 'inReview',
  },
  {
    key: 'publish',
    title: bilingual('等您发布', 'For you to publish'),
    permissions: ['content.publish'],
    where: () => ({ state: { equals: 'approved' } }),
    note: ({ scheduleAt }) =>
      scheduleAt ? { at: scheduleAt, message: bilingual('定时发布', 'scheduled') } : undefined,
    state: 'approved',
  },
]
