import { blockText } from '../blockText.js'
import { isEndMark, isFurniture, startsFooter } from '../sources/wechatFurniture.js'
import type { DropCode } from '../messages/dropReasons.js'
import type { Block, Transform } from '../tree.js'
import { dropFrom } from './dropFrom.js'

/** Leaves out the page round an article: from the foot of the page on everything, elsewhere the lines that are WeChat's own. */
export const dropWechatFurniture: Transform = (tree) => {
  const account = tree.meta.find(({ key }) => key === 'account')?.values[0]?.value
  const values = tree.blocks.map((block) => blockText(block).value)
  const foot = values.findIndex(startsFooter)
  const end = values.findLastIndex((value, index) => isEndMark(value) && (foot < 0 || index < foot))
  const reason = (index: number): DropCode | undefined => {
    const value = values[index] ?? ''
    if (foot >= 0 && index >= foot) return value === account ? 'accountRepeated' : 'pageFurniture'
    if (index === end) return 'endMark'
    if (isFurniture(value)) return 'pageFurniture'
    if (end >= 0 && index > end) return 'afterEnd'
    return isDecoration(value) ? 'decoration' : undefined
  }
  return tree.blocks.reduce<typeof tree>(
    (rest, block: Block, index) => {
      const code = reason(index)
      return code ? dropFrom(rest, code, blockText(block).spans()) : { ...rest, blocks: [...rest.blocks, block] }
    },
    { ...tree, blocks: [] },
  )
}

const isDecoration = (value: string): boolean => /^[^\p{L}\p{N}]+$/u.test(value)
