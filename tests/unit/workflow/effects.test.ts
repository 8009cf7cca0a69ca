import { describe, expect, it } from '@jest/globals'

import { reviewPresets, transitions, type TransitionName } from '../../../src/workflow/policy/definition.js'
import { systemActs, transitionFor, type SystemAct } from '../../../src/workflow/policy/systemActs.js'
import type { Transition, Transitions } from '../../../src/workflow/policy/Transition.js'
import { validateDefinition } from '../../../src/workflow/policy/validateDefinition.js'

/** The faults of the policy when some fields of one row are changed; also to values outside the types. */
const faultsWithChange = (name: TransitionName, fields: Record<string, unknown>): string[] =>
  faultsOf({ ...transitions, [name]: { ...transitions[name], ...fields } })

const faultsWithRow = (row: Record<string, unknown>): string[] =>
  faultsOf({ ...transitions, shelve: { ...shelve, ...row } })

const faultsOf = (rows: Transitions): string[] => validateDefinition(rows, reviewPresets)

/** A sound row that the policy does not have: it sets aside a draft that was never published. */
const shelve: Transition = {
  label: { zh: '搁置', en: 'Shelve' },
  from: ['draft'],
  to: 'archived',
  trigger: 'api',
  who: [{ right: 'content.publish' }],
  live: false,
  comment: 'required',
  effect: 'none',
  run: 'clear',
}

describe('What a row does contradicts', () => {
  it.each<[string, string[], string]>([
    [
      'its target: it leads to published and publishes nothing',
      faultsWithChange('publish', { effect: 'none' }),
      'publish: 效果 publish 与目标 published 不一致 / must publish if it leads to “published”, and only then',
    ],
    [
      'its target: it publishes and leads elsewhere',
      faultsWithRow({ effect: 'publish' }),
      'shelve: 效果 publish 与目标 published 不一致 / must publish if it leads to “published”, and only then',
    ],
    [
      'its target: it leads out of the database and deletes nothing',
      faultsWithChange('retract', { effect: 'none' }),
      'retract: 效果 delete 与目标 deleted 不一致 / must delete if it leads to “deleted”, and only then',
    ],
    [
      'its target: it takes down and stays published',
      faultsWithChange('archive', { to: 'same' }),
      'archive: 下线后的状态不能是“same” / takes down and leads to “same”, a state of what is live or in review',
    ],
    [
      'its target: it takes down and is approved again',
      faultsWithChange('archive', { to: 'approved' }),
      'archive: 下线后的状态不能是“approved” / takes down and leads to “approved”, a state of what is live or in review',
    ],
    [
      'the websites: it archives what stays live',
      faultsWithRow({ live: undefined }),
      'shelve: 可能归档仍在公开的内容 / may archive what is live without taking it down',
    ],
    [
      'itself: it asks for what is live and never was',
      faultsWithRow({ live: true, everLive: false }),
      'shelve: 公开条件互相矛盾 / asks for what is live and never was',
    ],
    [
      'the promise of four eyes: it publishes without asking for approvals',
      faultsWithChange('publish', { needs: undefined }),
      'publish: 未经审核即可发布 / publishes what is not approved',
    ],
    [
      'the promise of four eyes: it publishes while levels are still open',
      faultsWithChange('publish', { needs: 'openLevel' }),
      'publish: 未经审核即可发布 / publishes what is not approved',
    ],
    [
      'the promise of four eyes: it leads to approved and approves no level',
      faultsWithChange('submit', { to: 'approved' }),
      'submit: 通过级别与目标 approved 不一致 / must approve a level if it leads to “approved”, and only then',
    ],
    [
      'the promise of four eyes: it approves where no level is open',
      faultsWithChange('approve', { needs: undefined }),
      'approve: 不要求有待审级别 / approves a level without needing “openLevel”',
    ],
    [
      'the promise of four eyes: people publish without a review, as if they were the import',
      faultsWithChange('publish', { basis: 'admission' }),
      'publish: 只有导入才能凭来源文件发布 / publishes without a review although it is not taken by the import',
    ],
    [
      'its seal: it publishes on no basis',
      faultsWithChange('publish', { basis: undefined }),
      'publish: 发布须写明依据，其他操作不得写 / must name the basis of its seal if it publishes, and only then',
    ],
    [
      'its seal: it names a basis and publishes nothing',
      faultsWithRow({ basis: 'approvals' }),
      'shelve: 发布须写明依据，其他操作不得写 / must name the basis of its seal if it publishes, and only then',
    ],
    [
      'the review: it leads to inReview and starts none',
      faultsWithChange('submit', { run: undefined }),
      'submit: 开始审核与目标 inReview 不一致 / must start a run if it leads to “inReview”, and only then',
    ],
    [
      'the review: it leaves one open',
      faultsWithChange('withdraw', { run: undefined }),
      'withdraw: 离开审核却不结束审核 / leaves the review run open',
    ],
    [
      'the review: it keeps the state and ends it',
      faultsWithChange('unschedule', { run: 'clear' }),
      'unschedule: 状态不变却改变审核 / keeps the state but changes the review run',
    ],
    [
      'the schedule: it leaves one of a text that is approved no longer',
      faultsWithChange('requestChanges', { schedule: undefined }),
      'requestChanges: 留下仍会生效的定时发布 / leaves a schedule that would still publish',
    ],
    [
      'the schedule: it lets a time be appointed and publishes nothing',
      faultsWithRow({ schedule: 'appoint' }),
      'shelve: 只有发布才能定时 / lets a time be appointed for what is no publication',
    ],
    [
      'its purpose: it changes nothing',
      faultsWithChange('unschedule', { schedule: undefined }),
      'unschedule: 什么也不改变 / changes nothing',
    ],
    [
      'the take-down: it asks for the review of none',
      faultsWithRow({ takeDown: 'open' }),
      'shelve: 没有下线却要求复核下线 / asks for the review of a take-down that it does not make',
    ],
    [
      'the take-down: people review what they took down themselves',
      faultsWithChange('reviewTakeDown', { who: [{ right: 'content.publish' }] }),
      'reviewTakeDown: 下线者可以复核自己的下线 / lets people review what they took down themselves',
    ],
    [
      'the take-down: nothing reviews it',
      faultsWithChange('reviewTakeDown', { takeDown: undefined }),
      'emergencyTakeDown: 没有复核它的操作 / takes down what nothing can review',
    ],
    [
      'its comment: it archives without a reason',
      faultsWithRow({ comment: undefined }),
      'shelve: 没有要求写明原因 / does not require a comment',
    ],
    [
      'the admin: it changes what is live without a word',
      faultsWithChange('archive', { confirm: undefined }),
      'archive: 不经确认即改变公开内容 / changes what is live without a confirmation text',
    ],
    [
      'the admin: it explains itself in one language',
      faultsWithChange('archive', { confirm: { zh: '网站将不再显示这篇内容。', en: '' } }),
      'archive: 确认文字缺少中文或英文 / has no confirmation text in both languages',
    ],
  ])('%s', (_what, faults, expected) => {
    expect(faults).toContain(expected)
  })

  it.each([
    ['effect', 'hide'],
    ['effect', undefined],
    ['basis', 'habit'],
    ['needs', 'luck'],
    ['everLive', 'never'],
    ['run', 'stop'],
    ['schedule', 'later'],
    ['takeDown', 'maybe'],
    ['notice', 'keep'],
    ['emphasis', 'loud'],
    ['fourEyes', false],
    ['complete', 'half'],
  ])('the types: %s is %p', (field, value) => {
    expect(faultsWithRow({ [field]: value })).toContain(
      `shelve: ${field} 的值“${String(value)}”未知 / has the unknown ${field} “${String(value)}”`,
    )
  })
})

describe('A row that is sound', () => {
  it('is taken as it is, whatever it is called', () => {
    expect(faultsOf({ ...transitions, shelve })).toEqual([])
  })

  it('may take live text back to a draft', () => {
    const recall: Transition = {
      ...shelve,
      from: ['published'],
      to: 'draft',
      live: true,
      effect: 'takeDown',
      confirm: { zh: '网站不再显示，回到草稿。', en: 'Websites stop showing it, and it becomes a draft.' },
    }
    expect(faultsOf({ ...transitions, recall })).toEqual([])
  })
})

describe('What the workflow does by itself', () => {
  it('is each exactly one row of the policy', () => {
    expect(
      Object.fromEntries(
        (Object.keys(systemActs) as SystemAct[]).map((act) => [act, transitionFor(transitions, act).name]),
      ),
    ).toEqual({
      deleteNeverLive: 'discard',
      deleteOnceLive: 'remove',
      publishScheduled: 'publish',
      publishAdmitted: 'admit',
    })
  })

  it.each<[string, Transitions, string]>([
    [
      'no deletion of drafts',
      { ...transitions, discard: { ...transitions.discard, everLive: true } },
      'deleteNeverLive: 须有且仅有一行，现有 0 行 / must be exactly one row, and there are 0',
    ],
    [
      'two deletions of what was live',
      { ...transitions, erase: transitions.remove },
      'deleteOnceLive: 须有且仅有一行，现有 2 行 / must be exactly one row, and there are 2',
    ],
    [
      'two publications by schedule',
      { ...transitions, release: transitions.publish },
      'publishScheduled: 须有且仅有一行，现有 2 行 / must be exactly one row, and there are 2',
    ],
  ])('is not left to the order of the rows: %s', (_what, rows, fault) => {
    expect(faultsOf(rows)).toContain(fault)
  })

  it('is refused where a policy has no row for it', () => {
    expect(() => transitionFor({}, 'publishAdmitted')).toThrow('The policy has no transition to publishAdmitted.')
  })
})
