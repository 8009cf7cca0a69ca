import { plainInlines } from '../blockText.js'
import { SourcedText } from '../SourcedText.js'
import type { Block, DroppedSpan, SourceTree } from '../tree.js'
import { cleanText } from './cleanText.js'

/** Reads the text of a WeChat page: one paragraph a line, each knowing how many empty lines stood before it. */
export function parseWechatPage(source: string): SourceTree {
  const blocks: Block[] = []
  const dropped: DroppedSpan[] = source.startsWith('\uFEFF') ? [{ code: 'byteOrderMark', span: [0, 1] }] : []
  let blankBefore = 0
  for (const match of source.matchAll(/[^\r\n]*(\r\n|\n|\r|$)/g)) {
    if (match[0] === '') continue
    const line = match[0].replace(/[\r\n]+$/, '')
    const text = cleanText(SourcedText.fromSource(source, match.index, match.index + line.length))
    if (text.value === '') {
      blankBefore += 1
      continue
    }
    blocks.push({ type: 'paragraph', group: blocks.length, children: plainInlines(text), blankBefore })
    blankBefore = 0
  }
  return { format: 'wechatPage', source, meta: [], blocks, dropped, notes: [] }
}
