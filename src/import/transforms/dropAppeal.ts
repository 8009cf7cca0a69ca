import { blockText } from '../blockText.js'
import type { Block, Transform } from '../tree.js'
import { markDropped } from './markDropped.js'

/** What a publisher asks its readers to do, and the channels through which. */
const requestPatterns = [
  /下载|安装/,
  /搜索/,
  /扫码|扫描|扫一扫|长按|识别/,
  /关注(?!度|关怀|残疾)/,
  /报料|爆料|投稿|线索/,
  /点击|戳/,
  /拨打|热线|来电|致电/,
  /求(?:报道|帮助|助)|找记者/,
  /转发|分享到|点赞|点个/,
  /订阅|加入.{0,4}群/,
  /等你|欢迎您?/,
]
const channelPatterns = [
  /APP|客户端/i,
  /小程序/,
  /公众号|微信号|订阅号|视频号|抖音号/,
  /二维码/,
  /应用市场|应用商店/,
  /情报站|报料平台|热线|邮箱/,
  /记者/,
]
const newsPattern = /\d{1,2}月\d{0,2}日?|残联|残疾人.{0,12}活动/

const countMatches = (patterns: readonly RegExp[], text: string): number =>
  patterns.filter((pattern) => pattern.test(text)).length

/**
 * Whether a paragraph is the publisher's own appeal: it asks the reader for something and names a channel of the
 * publisher. What looks like news must show more of both.
 */
export const isAppeal = (text: string): boolean => {
  const [requestCount, channelCount] = [countMatches(requestPatterns, text), countMatches(channelPatterns, text)]
  return (
    requestCount >= 1 &&
    channelCount >= 1 &&
    requestCount + channelCount >= (newsPattern.test(text) ? 5 : 3) &&
    text.length <= 200
  )
}

/**
 * Removes the publisher's own appeal at the beginning or end of an article, with the image of its QR code: an image in
 * the same block of the source, or a small square one directly after it.
 */
export const dropAppeal: Transform = (tree) => {
  const textIndexes = tree.blocks.flatMap((block, index) => (block.type === 'image' ? [] : [index]))
  const edgeIndexes = new Set([...textIndexes.slice(0, 1), ...textIndexes.slice(-3)])
  const appeals = tree.blocks.filter((block, index) => edgeIndexes.has(index) && isAppeal(blockText(block).value))
  if (appeals.length === 0) return tree
  const groups = new Set(appeals.flatMap((block) => (block.type === 'paragraph' ? [block.group] : [])))
  const isQrCode = (block: Block, index: number): boolean => {
    if (block.type !== 'image') return false
    const previous = tree.blocks[index - 1]
    return groups.has(block.group) || (previous !== undefined && appeals.includes(previous) && isSmallSquare(block))
  }
  const images = tree.blocks.filter(isQrCode)
  const removed = new Set<Block>([...appeals, ...images])
  const spans = appeals.flatMap((block) => blockText(block).spans())
  const imageSpans = images.flatMap((block) =>
    block.type === 'image' ? [...block.url.spans(), ...(block.alt?.spans() ?? []), ...(block.size?.spans ?? [])] : [],
  )
  const remainingTree = {
    ...tree,
    blocks: tree.blocks.filter((block) => !removed.has(block)),
    notes: [...tree.notes, { code: 'appealDropped' as const, spans }],
  }
  return markDropped(markDropped(remainingTree, 'appeal', spans), 'appealImage', imageSpans)
}

const isSmallSquare = ({ size }: Extract<Block, { type: 'image' }>): boolean =>
  size !== undefined && Math.abs(size.width - size.height) <= 0.1 * size.width && size.width <= 480
