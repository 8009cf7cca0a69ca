import { describe, expect, it } from '@jest/globals'
import type { FlattenedField } from 'payload'

import { describeChanges } from '../../../src/workflow/history/describeChanges.js'
import type { DocumentChange } from '../../../src/workflow/history/readChangesSince.js'

const fields: FlattenedField[] = [
  { name: 'title', type: 'text', label: { zh: '标题', en: 'Title' } },
  { name: 'summary', type: 'text', label: { zh: '摘要', en: 'Summary' } },
]
const change = (values: Partial<DocumentChange>): DocumentChange => ({
  at: '2026-11-25T08:05:00.000Z',
  actor: { kind: 'person', id: '1', name: '系统管理员' },
  action: 'content.edit',
  fields: ['title', 'summary.0'],
  revision: 2,
  ...values,
})

describe('the changes of others in one line', () => {
  it('name people as they are called, and fields as they are labelled in each language', () => {
    expect(describeChanges([change({})], fields)).toEqual({
      zh: '系统管理员 2026-11-25 08:05 UTC 标题、摘要',
      en: '系统管理员 2026-11-25 08:05 UTC Title, Summary',
    })
  })

  it('keep the name of who has no account any more', () => {
    const byDeleted = change({ actor: { kind: 'person', id: '1', name: '李', isDeleted: true }, fields: ['title'] })
    expect(describeChanges([byDeleted, change({ actor: { kind: 'person', id: '1' }, fields: [] })], fields)).toEqual({
      zh: '李（账号已删除） 2026-11-25 08:05 UTC 标题；已删除的账号 2026-11-25 08:05 UTC 修改',
      en: '李 (account deleted) 2026-11-25 08:05 UTC Title; A deleted account 2026-11-25 08:05 UTC Edited',
    })
  })

  it('say what was done where no field was changed, and what kind of actor it was where there is no name', () => {
    const byImport = change({ actor: { kind: 'import' }, action: 'content.admit', fields: [] })
    expect(describeChanges([byImport, change({ fields: ['title'] })], fields)).toEqual({
      zh: '导入 2026-11-25 08:05 UTC 收录；系统管理员 2026-11-25 08:05 UTC 标题',
      en: 'Import 2026-11-25 08:05 UTC Admit; 系统管理员 2026-11-25 08:05 UTC Title',
    })
  })
})
