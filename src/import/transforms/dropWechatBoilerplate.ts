import { blockText } from '../blockText.js'
import { headsOtherArticles, isEndMark, isBoilerplate, startsFooter } from '../sources/wechatBoilerplate.js'
import type { DropCode } from '../messages/dropReasons.js'
import type { Transform } from '../tree.js'
import { dropBlocks } from './markDropped.js'

/** Removes what WeChat prints around an article: everything from the footer on, and elsewhere its buttons and hints. */
export const dropWechatBoilerplate: Transform = (tree) => {
  const account = tree.meta.find(({ key }) => key === 'account')?.values[0]?.value
  const values = tree.blocks.map((block) => blockText(block).value)
  const footerIndex = values.findIndex(startsFooter)
  const endMarkIndex = values.findLastIndex(
    (value, index) => isEndMark(value) && (footerIndex < 0 || index < footerIndex),
  )
  const othersIndex = findOtherArticles(values, footerIndex < 0 ? values.length : footerIndex)
  const dropCodeOf = (index: number): DropCode | undefined => {
    const value = values[index] ?? ''
    if (footerIndex >= 0 && index >= footerIndex) return value === account ? 'accountRepeated' : 'pageFurniture'
    if (index === endMarkIndex) return 'endMark'
    if (isBoilerplate(value)) return 'pageFurniture'
    if (endMarkIndex >= 0 && index > endMarkIndex) return 'afterEnd'
    if (othersIndex !== undefined && index >= othersIndex) return 'afterEnd'
    return isDecoration(value) ? 'decoration' : undefined
  }
  return dropBlocks(tree, (_, index) => dropCodeOf(index))
}

/**
 * Where the titles of other articles begin, which end at `end`: after a line such as 往期推荐 nothing but short lines
 * follow. Where prose follows, the line is a heading of the article itself.
 */
function findOtherArticles(values: readonly string[], end: number): number | undefined {
  const index = values.findIndex(
    (value, at) =>
      at >= 2 && at < end && headsOtherArticles(value) && values.slice(at + 1, end).every((line) => !/。/.test(line)),
  )
  return index < 0 ? undefined : index
}

const isDecoration = (value: string): boolean => /^[^\p{L}\p{N}]+$/u.test(value)
