import { bilingual } from '../vocabulary/bilingual.js'
import { workflowStates } from '../vocabulary/options.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes under which the workflow and its gate refuse. */
export const workflowCodes = {
  badStatus: {
    status: 422,
    message: bilingual(
      '状态“{status}”无效，只能是 draft 或 published。',
      'The status “{status}” is not valid; use draft or published.',
    ),
  },
  wrongState: {
    status: 422,
    message: bilingual('当前状态（{state}）不能执行此操作。', 'This is not possible in the current state ({state}).'),
    options: { state: workflowStates },
  },
  ownWork: {
    status: 403,
    message: bilingual(
      '您撰写、修改或提交过这篇内容，须由他人审核。',
      'You wrote, edited or submitted this text; somebody else must review it.',
    ),
  },
  alreadyApprovedByYou: {
    status: 403,
    message: bilingual(
      '您在本轮审核中已经通过一次，下一级须由他人审核。',
      'You have already approved this text in this review; somebody else must review the next level.',
    ),
  },
  commentRequired: {
    status: 422,
    message: bilingual('请写明意见或原因。', 'A comment is required: give your reason.'),
  },
  badComment: {
    status: 422,
    message: bilingual('意见必须是文字。', 'The comment must be text.'),
  },
  revisionRequired: {
    status: 422,
    message: bilingual(
      '请指明您看到的版本（revision）。可从 GET …/transitions 取得。',
      'Name the revision that you saw; GET …/transitions gives it.',
    ),
  },
  stale: {
    status: 409,
    message: bilingual(
      '您看到的不是最新版本：{changes}。请先查看最新内容。',
      'You did not see the newest version: {changes}. Look at the newest text first.',
    ),
  },
  badTime: {
    status: 422,
    message: bilingual(
      '时间须为带时区的将来时刻，例如 2027-01-31T08:00:00+08:00。',
      'The time must be a future date-time with a time zone, such as 2027-01-31T08:00:00+08:00.',
    ),
  },
  alreadyScheduled: {
    status: 422,
    message: bilingual(
      '已定于 {at} 发布。请先取消定时发布。',
      'It is already scheduled for {at}. Cancel that schedule first.',
    ),
  },
  notScheduled: {
    status: 422,
    message: bilingual('没有定时发布可以取消。', 'There is no schedule to cancel.'),
  },
  noTakeDown: {
    status: 422,
    message: bilingual('没有待复核的紧急下线。', 'There is no emergency take-down to review.'),
  },
  takeDownOpen: {
    status: 422,
    message: bilingual(
      '紧急下线还没有复核，不能删除。',
      'The emergency take-down has not been reviewed yet, so the document cannot be deleted.',
    ),
  },
  ownTakeDown: {
    status: 403,
    message: bilingual('紧急下线须由另一位签发人复核。', 'Another publisher must review your own emergency take-down.'),
  },
  inTrash: {
    status: 422,
    message: bilingual('内容在回收站中。请先恢复。', 'The document is in the trash. Restore it first.'),
  },
  contentIncomplete: {
    status: 422,
    message: bilingual(
      '内容不完整或不符合要求，请检查：{fields}。',
      'The text is incomplete or not valid; check: {fields}.',
    ),
  },
  approvalVoid: {
    status: 422,
    message: bilingual(
      '审核的不是现在的文字，须重新提交审核。',
      'The text has changed since it was reviewed; submit it again.',
    ),
  },
  inUse: {
    status: 409,
    message: bilingual(
      '仍有内容引用它（{uses}），不能删除。请先在那里改用别的，或去掉引用。',
      'Other documents refer to it ({uses}), so it cannot be deleted. Change them first.',
    ),
  },
  mediaLive: {
    status: 403,
    message: bilingual(
      '公开内容正在使用这张图片（{uses}），不能改动。请上传新图片，在内容中换上并重新审核。',
      'Live content shows this image ({uses}), so it cannot be changed. Upload a new one, put it into the text and have that reviewed.',
    ),
  },
  leaseLost: {
    status: 409,
    message: bilingual('另一个进程已接手这次定时发布。', 'Another process has taken over this scheduled publication.'),
  },
  unknownTransition: {
    status: 404,
    message: bilingual(
      '没有名为“{name}”的操作。可用的操作：{names}。',
      'There is no transition “{name}”. Available: {names}.',
    ),
  },
  gate: {
    status: 403,
    message: bilingual(
      '公开内容只能经审核流程发布、改动或下线，任何人都不能绕过。请使用“提交审核”“发布”“下线”等操作。',
      'Live text can be published, changed or taken down through the workflow only; nobody can bypass it. Use its transitions: submit, approve, publish, archive.',
    ),
  },
} as const satisfies Record<string, ErrorDefinition>
