import { describe, expect, it } from '@jest/globals'

import { actorName } from '../../../src/admin/workflow/words/actorName.js'
import { moment, withZone } from '../../../src/admin/workflow/words/moment.js'

describe('the name of whoever did something', () => {
  it('is shown as it is, also when it begins like the system', () => {
    expect(actorName({ kind: 'person', id: '1', name: '系统管理员' })).toEqual({ zh: '系统管理员', en: '系统管理员' })
    expect(actorName({ kind: 'person', id: '1', name: '系统 the system' })).toEqual({
      zh: '系统 the system',
      en: '系统 the system',
    })
  })

  it('is that of its kind for what is no person', () => {
    expect(actorName({ kind: 'system' })).toEqual({ zh: '系统', en: 'System' })
    expect(actorName({ kind: 'import' })).toEqual({ zh: '导入', en: 'Import' })
  })

  it('says that an account was deleted, and never that the system did it', () => {
    expect(actorName({ kind: 'person', id: '1' })).toEqual({ zh: '已删除的账号', en: 'A deleted account' })
  })

  it('says for whom a job did it', () => {
    expect(actorName({ kind: 'system', id: '1', name: '李' })).toEqual({ zh: '系统（李）', en: 'System (李)' })
  })
})

describe('a moment', () => {
  it('is shown in the zone of whoever looks, and as it came where it is none', () => {
    const date = new Date(2026, 0, 31, 8, 5)
    expect(moment(date.toISOString())).toBe('2026-01-31 08:05')
    expect(moment('unknown')).toBe('unknown')
  })
})

describe('a time that was typed', () => {
  it('is sent with the zone of whoever typed it, and is the same moment', () => {
    const zoned = withZone('2027-03-01T08:30')
    expect(zoned).toMatch(/^2027-03-01T08:30:00[+-]\d\d:\d\d$/)
    expect(new Date(zoned).getTime()).toBe(new Date('2027-03-01T08:30').getTime())
  })
  it('that is none is sent as it is, for the server to refuse', () => {
    expect(withZone('soon')).toBe('soon')
  })
})
