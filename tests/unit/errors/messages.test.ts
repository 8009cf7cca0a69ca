import { describe, expect, it } from '@jest/globals'

import { terminalLanguage } from '../../../src/config/terminalLanguage.js'
import { CodedError, errorText } from '../../../src/errors/CodedError.js'
import { fromLogText } from '../../../src/errors/logText.js'
import { messageOf } from '../../../src/errors/messagesOf.js'
import { refuse } from '../../../src/errors/refuse.js'
import { bilingual } from '../../../src/vocabulary/bilingual.js'

describe('An error', () => {
  const errors = [refuse('imageTooBig', { megabytes: 20 }), new CodedError('imageTooBig', { megabytes: 20 })]

  it.each(errors)('has a message in each language: %s', (error) => {
    expect(errorText(error, 'zh')).toBe('图片文件超过 20 MB。请压缩或缩小后再上传。')
    expect(errorText(error, 'en')).toBe(
      'The file is larger than 20 MB. Compress or shrink the image and upload it again.',
    )
  })

  it.each(errors)('has its code and values in the log, and no message: %s', ({ message }) => {
    expect(message).toBe('imageTooBig {"megabytes":20}')
    expect(fromLogText(message)).toEqual({ code: 'imageTooBig', values: { megabytes: 20 } })
  })

  it('is recognised only in a log text with one of our codes', () => {
    expect(fromLogText('gate')).toEqual({ code: 'gate', values: {} })
    expect(fromLogText('Something went wrong.')).toBeUndefined()
    expect(fromLogText('toString')).toBeUndefined()
    expect(fromLogText('gate {"a":')).toBeUndefined()
  })

  it('of another kind keeps its own message', () => {
    expect(errorText(new Error('no such table'), 'zh')).toBe('no such table')
    expect(errorText('thrown', 'zh')).toBe('thrown')
  })
})

describe('A message', () => {
  it('shows a stored option by its label', () => {
    expect(messageOf('wrongState', 'zh', { state: 'inReview' })).toBe('当前状态（审核中）不能执行此操作。')
    expect(messageOf('wrongState', 'en', { state: 'inReview' })).toBe(
      'This is not possible in the current state (In review).',
    )
  })

  it('is filled in its own language, and only once', () => {
    const values = { changes: bilingual('{code}：李', '{code}: 李') }
    expect(messageOf('stale', 'zh', values)).toBe('您看到的不是最新版本：{code}：李。请先查看最新内容。')
    expect(messageOf('stale', 'en', values)).toContain('{code}: 李')
  })

  it('keeps a placeholder without a value, so that it is noticed', () => {
    expect(messageOf('imageTooBig', 'en')).toContain('{megabytes} MB')
  })
})

describe('The language of a terminal', () => {
  it.each([
    [{}, 'zh'],
    [{ LANG: 'C.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'fr_FR.UTF-8' }, 'zh'],
    [{ LANG: 'enm' }, 'zh'],
    [{ LANG: 'en' }, 'en'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: '' }, 'en'],
  ])('%j: %s', (env, language) => expect(terminalLanguage(env)).toBe(language))
})
