import { describe, expect, it } from '@jest/globals'

import { reviewPresetOptions } from '../../../src/vocabulary/options.js'
import { reviewPresets, transitions, type TransitionName } from '../../../src/workflow/policy/definition.js'
import type { Transition, WorkflowState } from '../../../src/workflow/policy/Transition.js'
import { assertDefinition, validateDefinition } from '../../../src/workflow/policy/validateDefinition.js'

/**
 * The faults of the policy when some fields of one row are changed; also to values outside the types, as a cast could
 * hide them.
 */
const faultsWithChange = (name: TransitionName, properties: Record<string, unknown>): string[] =>
  validateDefinition(
    { ...(transitions as Record<string, Transition>), [name]: { ...transitions[name], ...properties } as Transition },
    reviewPresets,
  )

const faultsWithout = (...names: TransitionName[]): string[] =>
  validateDefinition(
    Object.fromEntries(Object.entries(transitions).filter(([name]) => !names.includes(name as TransitionName))),
    reviewPresets,
  )

/** The transitions that have an address and start in a state. */
const transitionsFrom = (state: WorkflowState): TransitionName[] =>
  (Object.keys(transitions) as TransitionName[]).filter(
    (name) => transitions[name].trigger === 'api' && transitions[name].from.includes(state),
  )

const archiveTransition = transitions.archive

describe('The workflow as it is', () => {
  it('is sound', () => {
    expect(validateDefinition(transitions, reviewPresets)).toEqual([])
    expect(() => assertDefinition()).not.toThrow()
  })

  it('offers the rules of review that the settings offer', () => {
    expect(Object.keys(reviewPresets)).toEqual(reviewPresetOptions.map(({ value }) => value))
  })
})

describe('A fault is found', () => {
  it.each<[string, string[], string]>([
    [
      'a state that nothing leads to',
      faultsWithout('submit'),
      'inReview: 无法从草稿到达 / cannot be reached from a draft',
    ],
    [
      'a state that only the import leads to',
      faultsWithout('publish'),
      'published: 无法从草稿到达 / cannot be reached from a draft',
    ],
    ['a state without a way out', faultsWithout('restore'), 'archived: 没有出路 / has no way out'],
    [
      'a state whose only way out is deletion',
      faultsWithout(...transitionsFrom('changesRequested')),
      'changesRequested: 没有出路 / has no way out',
    ],
    [
      'an unknown right',
      faultsWithChange('publish', { who: [{ right: 'content.publsh' }] }),
      'publish: 权限“content.publsh”未知 / asks for the unknown right “content.publsh”',
    ],
    [
      'an unknown relation',
      faultsWithChange('approve', { who: [{ right: 'content.review', relation: 'others' }] }),
      'approve: 关系“others”未知 / asks for the unknown relation “others”',
    ],
    [
      'a way open to people without a right',
      faultsWithChange('withdraw', { who: [{ relation: 'submitter' }] }),
      'withdraw: 有人无需权限即可执行 / is open to somebody without any right',
    ],
    ['nobody who may', faultsWithChange('publish', { who: [] }), 'publish: 没有人可以执行 / is open to nobody'],
    [
      'a right of the import in other hands',
      faultsWithChange('publish', { who: [{ right: 'content.admit' }] }),
      'publish: 导入专用权限只用于导入，导入也只用它们 / must ask for a right of the import if it is taken by the import, and only then',
    ],
    [
      'an import that people can do',
      faultsWithChange('retract', { who: [{ right: 'content.publish' }] }),
      'retract: 导入专用权限只用于导入，导入也只用它们 / must ask for a right of the import if it is taken by the import, and only then',
    ],
    [
      'an unknown state to start from',
      faultsWithChange('submit', { from: ['draft', 'changesRequested', 'rejected'] }),
      'submit: 起始状态“rejected”未知 / starts in the unknown state “rejected”',
    ],
    [
      'an unknown state to end in',
      faultsWithChange('publish', { to: 'live' }),
      'publish: 目标状态“live”未知 / leads to the unknown state “live”',
    ],
    [
      'no state to start from',
      faultsWithChange('unschedule', { from: [] }),
      'unschedule: 没有起始状态 / starts in no state',
    ],
    [
      'a state named twice',
      faultsWithChange('submit', { from: ['draft', 'changesRequested', 'draft'] }),
      'submit: 起始状态“draft”重复 / names the state “draft” twice',
    ],
    [
      'a way that leads nowhere',
      faultsWithChange('restore', { from: ['archived', 'draft'] }),
      'restore: 目标是起始状态之一，应写 same / leads to where it starts; that is “same”',
    ],
    [
      'no label in Chinese',
      faultsWithChange('publish', { label: { zh: 'Publish', en: 'Publish' } }),
      'publish: 缺少中文或英文名称 / has no label in both languages',
    ],
    [
      'no label in English',
      faultsWithChange('publish', { label: { zh: '发布', en: '' } }),
      'publish: 缺少中文或英文名称 / has no label in both languages',
    ],
    [
      'no label at all',
      faultsWithChange('publish', { label: undefined }),
      'publish: 缺少中文或英文名称 / has no label in both languages',
    ],
    [
      'an unknown way of taking it',
      faultsWithChange('publish', { trigger: 'adress' }),
      'publish: 途径“adress”未知 / is taken through the unknown “adress”',
    ],
    [
      'an address that deletes',
      faultsWithChange('discard', { trigger: 'api' }),
      'discard: 只有删除才能以 deleted 为目标，且必须如此 / must be a deletion if it leads to “deleted”, and only then',
    ],
    [
      'a deletion that does not delete',
      faultsWithChange('discard', { to: 'archived' }),
      'discard: 只有删除才能以 deleted 为目标，且必须如此 / must be a deletion if it leads to “deleted”, and only then',
    ],
    [
      'an approval by two eyes',
      faultsWithChange('approve', { fourEyes: undefined }),
      'approve: 通过审核却没有四眼原则 / approves without four eyes',
    ],
    [
      'an approval of own work',
      faultsWithChange('approve', { who: [{ right: 'content.review' }] }),
      'approve: 四眼原则要求由他人执行 / asks for four eyes but not for somebody else',
    ],
    [
      'an approval of half a text',
      faultsWithChange('approve', { complete: undefined }),
      'approve: 不检查内容是否完整 / does not ask for a whole text',
    ],
    [
      'a publication of half a text',
      faultsWithChange('publish', { complete: undefined }),
      'publish: 不检查内容是否完整 / does not ask for a whole text',
    ],
    [
      'a publication without approval',
      faultsWithChange('publish', { from: ['approved', 'inReview'] }),
      'publish: 未经审核即可发布 / publishes what is not approved',
    ],
    [
      'text sent back without a reason',
      faultsWithChange('requestChanges', { comment: undefined }),
      'requestChanges: 没有要求写明原因 / does not require a comment',
    ],
    [
      'text taken down without a reason',
      faultsWithChange('emergencyTakeDown', { comment: undefined }),
      'emergencyTakeDown: 没有要求写明原因 / does not require a comment',
    ],
    [
      'text that was live deleted without a reason',
      faultsWithChange('remove', { comment: undefined }),
      'remove: 没有要求写明原因 / does not require a comment',
    ],
    [
      'an unknown rule of comments',
      faultsWithChange('publish', { comment: 'optional' }),
      'publish: 意见规则“optional”未知 / has the unknown rule of comments “optional”',
    ],
    [
      'an unknown condition of being live',
      faultsWithChange('archive', { live: 'true' }),
      'archive: 公开条件“true”未知 / has the unknown condition “true” of being live',
    ],
    [
      'a take-down of what is not live',
      faultsWithChange('archive', { live: undefined }),
      'archive: 下线的不是公开内容 / takes down what is not live',
    ],
    [
      'a deletion of what is live',
      faultsWithChange('remove', { live: true }),
      'remove: 可能删除公开内容 / may delete what is live',
    ],
    [
      'an import over what is live',
      faultsWithChange('admit', { live: undefined }),
      'admit: 导入可能覆盖公开内容 / lets the import replace what is live',
    ],
  ])('%s', (_what, faults, expected) => {
    expect(faults).toContain(expected)
  })

  it('in a transition that was added', () => {
    expect(
      validateDefinition(
        { ...transitions, hide: { ...archiveTransition, comment: undefined } as unknown as Transition },
        reviewPresets,
      ),
    ).toEqual(['hide: 没有要求写明原因 / does not require a comment'])
  })

  it('and all are named, in one line', () => {
    const broken = {
      ...transitions,
      archive: { ...archiveTransition, comment: undefined, live: undefined } as unknown as Transition,
    }
    expect(() => assertDefinition(broken, { ours: [] })).toThrow(
      '流程定义有误 / The workflow is not sound: archive: 没有要求写明原因 / does not require a comment; archive: 下线的不是公开内容 / takes down what is not live; ours: 没有审核级别 / has no level',
    )
  })
})
