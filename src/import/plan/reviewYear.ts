import { blockText } from '../blockText.js'
import type { SourcedText } from '../SourcedText.js'
import type { Block } from '../tree.js'

const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/

/**
 * The year that a document says it reviews: a year in a title that speaks of a review (大事记, 回顾, 盘点, 年度), else one that an opening line
 * speaks so of, else a tag that is a year. A year that merely occurs is none.
 */
export function reviewYear(
  title: SourcedText,
  tags: readonly SourcedText[],
  blocks: readonly Block[],
): { readonly value: number; readonly text: SourcedText } | undefined {
  const review = /大事记|回顾|盘点|年度|纪事|年鉴|掠影|成绩单|总结|这一年|十件|十大|年报/
  const prose = blocks.slice(0, blocks.findIndex((block) => block.type === 'heading') + 1).map(blockText)
  const opening = prose.filter((text, index) => review.test(text.value) || review.test(prose[index - 1]?.value ?? ''))
  const candidates = [
    ...(review.test(title.value) || tags.some(({ value }) => review.test(value)) ? [title] : []),
    ...opening,
    ...tags.filter(({ value }) => /^(?:19|20)\d{2}年?$/.test(value)),
  ]
  for (const text of candidates) {
    const match = year.exec(text.value)
    if (match?.[1]) return { value: Number(match[1]), text: text.slice(match.index, match.index + 4) }
  }
  return undefined
}
