import { blockText, plainInlines } from '../blockText.js'
import { SourcedText } from '../SourcedText.js'
import type { Block, Transform } from '../tree.js'

const numberOnly = /^(?:PART\s*[.．]?\s*)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.．、]?$/i

/** Joins a section number on a line of its own (01) to the title on the next line. */
export const joinSectionNumbers: Transform = (tree) => {
  const blocks: Block[] = []
  let number: SourcedText | undefined
  for (const block of tree.blocks) {
    const text = blockText(block)
    if (block.type === 'paragraph' && numberOnly.test(text.value)) {
      if (number) blocks.push({ type: 'paragraph', group: block.group, children: plainInlines(number) })
      number = text
    } else if (number && block.type === 'paragraph') {
      blocks.push({
        ...block,
        children: plainInlines(SourcedText.join([number, text], /[.．、]$/.test(number.value) ? '' : '、')),
      })
      number = undefined
    } else blocks.push(block)
  }
  if (number) blocks.push({ type: 'paragraph', group: blocks.length, children: plainInlines(number) })
  return { ...tree, blocks }
}
