import { blockText } from '../../../src/import/blockText.js'
import { applyTransforms, parseSource } from '../../../src/import/planSource.js'
import type { SourceTree } from '../../../src/import/tree.js'

/** The transformed tree of a static site post with the given HTML. */
export const readPost = (body: string, head = "title: '标题'"): SourceTree =>
  applyTransforms(parseSource(`---\n${head}\n---\n<div>${body}</div>`))

/** The transformed tree of a WeChat page with the given text. */
export const readPage = (body: string, head = '回顾2023!某区大事记\n\n某区残联\n2024-01-02\n'): SourceTree =>
  applyTransforms(
    parseSource(`查看原文\n\n${head}\n\n\n${body}\n\nEND\n继续滑动看下一个\n某区残联\n向上滑动看下一个\n`),
  )

/** The blocks of a tree, each as its type and its text or address. */
export const outline = (tree: SourceTree): string[] =>
  tree.blocks.map((block) => {
    const type = block.type === 'heading' ? `heading${block.level}` : block.type
    return `${type} ${block.type === 'image' ? block.url.value : blockText(block).value}`
  })

export const metaValues = (tree: SourceTree, key: string): string[] | undefined =>
  tree.meta.find((field) => field.key === key)?.values.map(({ value }) => value)

export const droppedCodes = (tree: SourceTree): string[] => [...new Set(tree.dropped.map(({ code }) => code))]
