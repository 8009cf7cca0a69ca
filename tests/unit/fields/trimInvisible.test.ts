import { describe, expect, it } from '@jest/globals'

import { isBlank, toUniqueText, trimInvisible } from '../../../src/fields/text/trimInvisible.js'

describe('The ends of a text', () => {
  it.each(['', '   ', '\u200b\u200b', '\u3000', '\u0000', '\ufe0f', '\u2060\u00ad', '\u3164', '\u2800', '\n\t'])(
    'are all there is of %j',
    (text) => expect(isBlank(text)).toBe(true),
  )

  it.each([
    [' 某协会\u200b', '某协会'],
    ['某协会\u200d', '某协会'],
    ['\u0007标题\r\n', '标题'],
    ['a b', 'a b'],
  ])('are trimmed: %j', (text, trimmed) => expect(trimInvisible(text)).toBe(trimmed))

  it.each([
    '❤️',
    '👩‍🚀',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    'ന്\u200d',
    '葛\u{e0100}',
    'می\u200cخواهم',
  ])('keep what belongs to a character: %j', (text) => expect(trimInvisible(` ${text} `)).toBe(text))

  it('and what lies within are no difference between two names', () => {
    expect(toUniqueText('某\u200b协\ufeff会 ')).toBe('某协会')
    expect(toUniqueText('👩‍🚀')).toBe('👩‍🚀')
  })
})
