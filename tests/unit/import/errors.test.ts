import { describe, expect, test } from '@jest/globals'

import { decodeSource, maxSourceBytes } from '../../../src/import/decodeSource.js'
import { ImportError } from '../../../src/import/ImportError.js'
import { planSource } from '../../../src/import/planSource.js'

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
    ['GBK', new Uint8Array([0xb2, 0xd0, 0xc1, 0xaa, 0x0a]), 'notUtf8'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'notUtf8'],
    ['cut off inside a character', bytes('残联').subarray(0, 5), 'notUtf8'],
    ['null characters', bytes('a\0b'), 'notText'],
    ['too large', new Uint8Array(maxSourceBytes + 1), 'fileTooLarge'],
  ])('%s', (_, file, code) => {
    expect(codeOf(() => decodeSource(file))).toBe(code)
  })

  test.each([
    ['plain prose', '残联召开了会议。', 'unknownFormat'],
    ['HTML without front matter', '<div><p>文</p></div>', 'unknownFormat'],
    ['front matter not closed', '---\ntitle: 题\n<p>文</p>', 'frontMatterNotClosed'],
    ['front matter that is not YAML', "---\ntitle: '题\n---\n<p>文</p>", 'frontMatterInvalid'],
    ['front matter that is a list', '---\n- a\n- b\n---\n<p>文</p>', 'frontMatterInvalid'],
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
