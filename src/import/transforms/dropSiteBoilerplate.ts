import { blockText } from '../blockText.js'
import { isEndMark } from '../sources/wechatBoilerplate.js'
import type { DropCode } from '../messages/dropReasons.js'
import type { Block, Transform } from '../tree.js'
import lines from './data/siteLines.json' with { type: 'json' }
import { dropBlocks } from './markDropped.js'

const linePatterns = lines.lines.map((pattern) => new RegExp(pattern, 'i'))
const neighbourPattern = new RegExp(`^(?:${lines.neighbours.join('|')})\\s*[:：|丨｜]`)

/** Among how many blocks of text at the end such lines are looked for, and among how many at the beginning. */
const [lastBlocks, firstBlocks] = [12, 3]

/**
 * Removes what websites put below and above an article: end marks, lists of tags, links to the articles before and
 * after, requests to share or to pay the author.
 */
export const dropSiteBoilerplate: Transform = (tree) => {
  const texts = tree.blocks.flatMap((block, index) => (block.type === 'image' ? [] : [index]))
  const edges = new Set([...texts.slice(0, firstBlocks), ...texts.slice(-lastBlocks)])
  return dropBlocks(tree, (block, index) => (edges.has(index) ? dropCodeOf(block) : undefined))
}

function dropCodeOf(block: Block): DropCode | undefined {
  if (block.type === 'quote') return undefined
  const value = blockText(block).value.trim()
  if (value === '' || value.length > 80) return undefined
  if (isEndMark(value)) return 'endMark'
  if (neighbourPattern.test(value) || linePatterns.some((pattern) => pattern.test(value))) return 'siteBoilerplate'
  return isTagList(value) ? 'siteBoilerplate' : undefined
}

/** `#盲人按摩#就业`, `#助残 #就业#`: nothing but tags. */
const isTagList = (value: string): boolean => /^(?:[#＃]\s*[^#＃\s，。；！？]{1,20}[#＃]?\s*)+$/.test(value)
