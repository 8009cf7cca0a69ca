import { describe, expect, it } from '@jest/globals'

import { ImportError } from '../../../src/import/ImportError.js'
import { planFile } from '../../../src/import/planFile.js'

const head = '---\ntitle: 题目\ndate: 2020-12-10\n---\n'
const wechat = (body: string) => `阅读原文\n\n题目\n\n甲残联\n2022-01-05\n\n${body}\n继续滑动看下一个\n`
const nested = (tag: string) => `${head}${`<${tag}>`.repeat(10_000)}文${`</${tag}>`.repeat(10_000)}`
const lines = Array.from({ length: 200_000 }, (_, index) => `第${index}行文字`).join('\n')
const names = Array.from({ length: 100_000 }, (_, index) => `王${'伟芳敏静丽'[index % 5]!}`).join('、')

const outcome = (text: string): string => {
  try {
    const { report } = planFile({ filename: 'x.txt', bytes: new TextEncoder().encode(text) })
    return report.characters.unaccounted === 0 ? 'planned' : 'unaccounted'
  } catch (error) {
    if (error instanceof ImportError) return error.code
    throw error
  }
}

describe('A document that is huge or malformed ends soon, in a plan or in a refusal', () => {
  it.each([
    ['10,000 nested blocks', nested('div'), 'nestedTooDeeply'],
    ['10,000 nested quotes', nested('blockquote'), 'nestedTooDeeply'],
    ['10,000 nested inlines', nested('b'), 'nestedTooDeeply'],
    ['10,000 nested lists', `${head}${'<ul><li>'.repeat(10_000)}文`, 'nestedTooDeeply'],
    ['100,000 brackets in the front matter', `---\na: ${'['.repeat(100_000)}\n---\n<p>文</p>`, 'frontMatterInvalid'],
    ['200,000 lines', head + lines, 'planned'],
    ['200,000 lines of a page', wechat(lines), 'planned'],
    ['200,000 paragraphs', head + '<p>行</p>\n'.repeat(200_000), 'tooManyTags'],
    ['900,000 entities', head + '&amp;'.repeat(900_000), 'tooManyTags'],
    ['100,000 names', `${head}<p>12月3日，区残联理事长${names}参加活动。</p>`, 'planned'],
    ['a million line breaks', `${head}文${'\n'.repeat(1_000_000)}文`, 'planned'],
    ['a line of 5 MB', `${head}${'文'.repeat(1_660_000)}`, 'planned'],
    ['a line of 20 MB', `${head}${'文'.repeat(7_000_000)}`, 'fileTooLarge'],
  ])('%s', (_, text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})
