import { describe, expect, it } from '@jest/globals'

import { actorName } from '../../../src/admin/workflow/words/actorName.js'
import { moment, withZone } from '../../../src/admin/workflow/words/moment.js'

describe('The name of an actor', () => {
  it('is shown unchanged, even when it begins like the name of the system', () => {
    expect(actorName({ kind: 'person', id: '1', name: '系统管理员' })).toEqual({ zh: '系统管理员', en: '系统管理员' })
    expect(actorName({ kind: 'person', id: '1', name: '系统 the system' })).toEqual({
      zh: '系统 the system',
      en: '系统 the system',
    })
  })

  it('is the name of its kind when it is not a person', () => {
    expect(actorName({ kind: 'system' })).toEqual({ zh: '系统', en: 'System' })
    expect(actorName({ kind: 'import' })).toEqual({ zh: '导入', en: 'Import' })
  })

  it('says that an account was deleted, and is never that of the system', () => {
    expect(actorName({ kind: 'person', id: '1' })).toEqual({ zh: '已删除的账号', en: 'A deleted account' })
    expect(actorName({ kind: 'person', id: '1', name: '李', isDeleted: true })).toEqual({
      zh: '李（账号已删除）',
      en: '李 (account deleted)',
    })
  })

  it('includes the person for whom a job acted', () => {
    expect(actorName({ kind: 'system', id: '1', name: '李' })).toEqual({ zh: '系统（李）', en: 'System (李)' })
  })
})

describe('A time', () => {
  it('is shown in the time zone of the reader, and unchanged when it is not a valid time', () => {
    const date = new Date(2026, 0, 31, 8, 5)
    expect(moment(date.toISOString())).toBe('2026-01-31 08:05')
    expect(moment('unknown')).toBe('unknown')
  })
})

describe('A time that a person typed', () => {
  it('is sent with the time zone of that person, and is the same moment', () => {
    const zoned = withZone('2027-03-01T08:30')
    expect(zoned).toMatch(/^2027-03-01T08:30:00[+-]\d\d:\d\d$/)
    expect(new Date(zoned).getTime()).toBe(new Date('2027-03-01T08:30').getTime())
  })
  it('is sent unchanged when it is not valid, so that the server refuses it', () => {
    expect(withZone('soon')).toBe('soon')
  })
})
