import { describe, expect, it } from '@jest/globals'

import { reviewPresets, transitions, type ReviewLevel } from '../../../src/workflow/policy/definition.js'
import { validateDefinition } from '../../../src/workflow/policy/validateDefinition.js'

const faultsWithLevels = (...levels: Record<string, unknown>[]): string[] =>
  validateDefinition(transitions, { ours: levels as unknown as ReviewLevel[] })

const level = reviewPresets.single[0]
describe('A fault in the rules of review is found', () => {
  it.each<[string, string[], string]>([
    ['no rules of review', validateDefinition(transitions, {}), 'presets: 没有审核规则 / there is none'],
    ['rules without a level', faultsWithLevels(), 'ours: 没有审核级别 / has no level'],
    ['two levels of one key', faultsWithLevels(level, level), 'ours: 级别“review”重复 / has the level “review” twice'],
    [
      'a level without a key',
      faultsWithLevels({ ...level, key: '' }),
      'ours: 有级别没有标识 / has a level without a key',
    ],
    [
      'a level without a label in both languages',
      faultsWithLevels({ ...level, label: { zh: '审核', en: '审核' } }),
      'ours: 级别“review”缺少中文或英文名称 / has no label in both languages for the level “review”',
    ],
    [
      'a level of an unknown right',
      faultsWithLevels({ ...level, right: 'content.reveiw' }),
      'ours: 没有人能持有权限“content.reveiw” / asks for the right “content.reveiw”, which nobody can hold',
    ],
    [
      'a level of the import',
      faultsWithLevels({ ...level, right: 'content.admit' }),
      'ours: 没有人能持有权限“content.admit” / asks for the right “content.admit”, which nobody can hold',
    ],
    [
      'a level for every author',
      faultsWithLevels({ ...level, right: 'content.editOwn' }),
      'ours: 凭撰稿权限“content.editOwn”即可审核 / lets a text be approved by “content.editOwn”, a right of authors',
    ],
  ])('%s', (_what, faults, expected) => {
    expect(faults).toContain(expected)
  })
})
