import { describe, expect, test } from '@jest/globals'

import { decodeSource, detectEncoding } from '../../../src/import/decodeSource.js'
import { ImportError } from '../../../src/import/ImportError.js'
import { planFile } from '../../../src/import/planFile.js'
import { planSource } from '../../../src/import/planSource.js'
import { maxSourceLength } from '../../../src/vocabulary/limits.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const codeOf = (run: () => unknown): string | undefined => {
  try {
    run()
  } catch (error) {
    if (error instanceof ImportError) return error.code
    throw error
  }
  return undefined
}

describe('a file that cannot be imported is refused with a code', () => {
  test.each([
    ['empty', new Uint8Array(), 'emptyFile'],
    ['only white space', bytes(' \n\t\r\n'), 'emptyFile'],
    ['only a byte order mark', bytes('\uFEFF\n'), 'emptyFile'],
    ['too little GBK to be known', new Uint8Array([0xb2, 0xd0, 0xc1, 0xaa, 0x0a]), 'notUtf8'],
    ['half a character of UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x41]), 'notUtf8'],
    ['damaged UTF-8', new Uint8Array([...bytes('残联召开会议。'.repeat(20)), 0xff, 0x41]), 'notUtf8'],
    ['cut off inside a character', bytes('残联').subarray(0, 5), 'notUtf8'],
    ['null characters', bytes('a\0b'), 'notText'],
    ['too large', new Uint8Array(maxSourceLength + 1), 'fileTooLarge'],
  ])('%s', (_, file, code) => {
    expect(codeOf(() => decodeSource(file))).toBe(code)
  })

  test.each([
    ['plain prose', '残联召开了会议。', 'unknownFormat'],
    ['HTML without front matter', '<div><p>文</p></div>', 'unknownFormat'],
    ['front matter not closed', '---\ntitle: 题\n<p>文</p>', 'frontMatterNotClosed'],
    ['front matter that is not YAML', "---\ntitle: '题\n---\n<p>文</p>", 'frontMatterInvalid'],
    ['front matter that is a list', '---\n- a\n- b\n---\n<p>文</p>', 'frontMatterInvalid'],
    ['nothing but what WeChat prints', '阅读原文\n\n微信扫一扫\n关注该公众号\n继续滑动看下一个\n', 'boilerplateOnly'],
    ['neither title nor text', '---\ncomments: false\n---\n<div></div>', 'titleMissing'],
  ])('%s', (_, source, code) => {
    expect(codeOf(() => planSource(source))).toBe(code)
  })
})

test('there is a message in each language, and both say where', () => {
  const error = (() => {
    try {
      return planSource("---\nauthor: 甲\ntitle: '题\n---\n<p>文</p>")
    } catch (caught) {
      return caught
    }
  })()
  expect(error).toBeInstanceOf(ImportError)
  const { messages, values } = error as ImportError
  expect(messages.zh).toContain(`第 ${String(values.line)} 行`)
  expect(messages.en).toContain(`Line ${String(values.line)} `)
  expect(messages.en).not.toMatch(/\p{Script=Han}/u)
})

test('the error names the offset of the first byte that is not UTF-8', () => {
  try {
    decodeSource(new Uint8Array([...bytes('残联abc'), 0xff, 0x41]))
  } catch (error) {
    expect((error as ImportError).values.offset).toBe(9)
  }
  expect.assertions(1)
})

const gbBytes = [
  [199, 248],
  [178, 208],
  [193, 170],
  [213, 217],
  [191, 170],
  [187, 225],
  [210, 233],
  [212, 194],
  [200, 213],
  [163, 172],
  [161, 163],
]

describe('a text in another encoding is read, and the report says so', () => {
  const text = '---\ntitle: 区残联召开会议\n---\n<p>12月3日，区残联召开会议。</p>\n'
  const utf16 = (swap: boolean, mark: string) => {
    const encoded = Buffer.from(mark + text, 'utf16le')
    return new Uint8Array(swap ? encoded.swap16() : encoded)
  }
  // 区残联召开会议 and the like in GBK; Node encodes no GBK.
  const gb = new Map([...'区残联召开会议月日，。'].map((character, index) => [character, gbBytes[index]!]))
  const gbk = new Uint8Array([...text].flatMap((character) => gb.get(character) ?? [character.charCodeAt(0)]))

  test.each([
    ['utf-16le', utf16(false, '\uFEFF'), 'decodedFromUtf16'],
    ['utf-16be', utf16(true, '\uFEFF'), 'decodedFromUtf16'],
    ['utf-16le', utf16(false, ''), 'decodedFromUtf16'],
    ['utf-16be', utf16(true, ''), 'decodedFromUtf16'],
    ['gb18030', gbk, 'decodedFromGb'],
  ])('%s', (encoding, file, code) => {
    expect(detectEncoding(file)).toBe(encoding)
    const { plan, report } = planFile({ filename: 'x.txt', bytes: file })
    expect(plan.article.title.value).toBe('区残联召开会议')
    expect(report.notes.map((note) => note.code)).toContain(code)
    expect(report.characters.unaccounted).toBe(0)
  })
})
