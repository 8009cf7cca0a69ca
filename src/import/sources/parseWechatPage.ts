import { plainInlines } from '../blockText.js'
import { SourcedText } from '../SourcedText.js'
import type { Block, DroppedSpan, ParsedSource } from '../tree.js'
import { cleanText } from './cleanText.js'

/** Reads the text of a WeChat page: one paragraph for each line, with the number of empty lines before it. */
export function parseWechatPage(source: string): ParsedSource {
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
  return { meta: [], blocks, dropped, notes: [] }
}
