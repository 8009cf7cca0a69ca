import { blockText, inlineText } from '../blockText.js'
import { fullWidth } from '../reading/fullWidth.js'
import { readName } from '../reading/readName.js'
import type { SourcedText } from '../SourcedText.js'
import type { Block, Inline, Transform } from '../tree.js'
import { markDropped } from './markDropped.js'

const labelPattern = new RegExp(
  '(?:本报|本网|本台|见习|实习|特约|首席|全媒体|融媒体)*' +
    '(?:记者|通讯员|作者|撰稿人?|供稿|文\\/图|图\\/文|文图|图文|文字|文|图|摄影|整理|来源|编辑)\\s*[:：/|丨｜]?',
)
const leadingLabelPattern = new RegExp(`^(?:[\\u4e00-\\u9fa5·]{0,12}?${labelPattern.source})\\s*`)
const noKnownNames: ReadonlySet<string> = new Set()

/** Whether a text in brackets at the end of an article is a signature: names, each with or without a label. */
const isSignature = (text: string): boolean => {
  const names = fullWidth(text)
    .replace(leadingLabelPattern, '')
    .split(/[\s、，/]+/)
    .filter(Boolean)
    .map((part) => part.replace(leadingLabelPattern, ''))
  return (
    names.length > 0 &&
    names.length <= 5 &&
    names.every((name) => name === '' || readName(name, 0, 1, noKnownNames) === name.length)
  )
}

/**
 * Moves the signature at the end of the last paragraph (（李利）, （记者 张三 通讯员 李四）) into the meta field
 * `byline`. A single label (记者) is dropped; with several labels the signature stays complete, as only they say who
 * did what.
 */
export const extractByline: Transform = (tree) => {
  const last = tree.blocks.findLastIndex((block) => block.type === 'paragraph')
  const block = tree.blocks[last]
  if (block?.type !== 'paragraph') return tree
  const text = blockText(block)
  const match =
    /[（(](?<inner>[^（()）]{2,40})[)）]\s*[。]?(?<credit>\s*(?:责任)?(?:编辑|责编|校对|审核|编审|监制)\s*[:：].{1,30})?$/.exec(
      text.value,
    )
  const inner = match?.groups?.inner
  if (!match || !inner || !isSignature(inner.trim())) return tree
  const signature = text.slice(match.index + 1, match.index + 1 + inner.length).trim()
  const labelMatch = new RegExp(`^${labelPattern.source}\\s*`).exec(signature.value)
  const labelLength =
    labelMatch && !labelPattern.test(signature.value.slice(labelMatch[0].length)) ? labelMatch[0].length : 0
  const children = truncateInlines(block.children, match.index)
  const remainingBlocks: Block[] = inlineText(children).length > 0 ? [{ ...block, children }] : []
  const brackets = text.slice(match.index).spans()
  const treeWithByline = {
    ...tree,
    blocks: tree.blocks.toSpliced(last, 1, ...remainingBlocks),
    meta: [...tree.meta, { key: 'byline', values: [signature.slice(labelLength)] }],
  }
  return markDropped(
    markDropped(treeWithByline, 'bylineBrackets', brackets),
    'bylineLabel',
    signature.slice(0, labelLength).spans(),
  )
}

/** The inlines up to a given length of text. */
function truncateInlines(inlines: readonly Inline[], length: number): Inline[] {
  const kept: Inline[] = []
  let remaining = length
  for (const inline of inlines) {
    if (remaining <= 0) break
    const text: SourcedText = inlineText([inline])
    if (inline.type === 'text') kept.push({ ...inline, text: inline.text.slice(0, remaining) })
    else if (inline.type === 'link') kept.push({ ...inline, children: truncateInlines(inline.children, remaining) })
    else kept.push(inline)
    remaining -= text.length
  }
  return kept
}
