import type { ErrorCode } from '../../errors/codes.js'
import { isStorable } from '../text/isStorable.js'

/** Deepest nesting of a rich text: lists within lists take two levels each. */
const maxDepth = 60

type Node = Record<string, unknown>

/**
 * Says what is wrong with the state of a Lexical editor: that there is no tree of nodes, or one that no reader of it
 * could walk. Which kinds of nodes a field may hold is for its editor.
 * @returns the code of the fault; undefined when there is none
 */
export function richTextFault(value: unknown): ErrorCode | undefined {
  if (!isRecord(value) || !isRecord(value.root) || value.root.type !== 'root') return 'badRichText'
  let level: unknown[] = [value.root]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return 'badRichText'
    if (!level.every(isNode)) return 'badRichText'
    level = level.flatMap(({ children = [] }) => children)
  }
  return undefined
}

type ReadableNode = Node & { children?: unknown[] }

function isNode(node: unknown): node is ReadableNode {
  if (!isRecord(node) || typeof node.type !== 'string' || !Object.hasOwn(shapes, node.type)) return false
  const { children } = node
  return shapes[node.type]!(node) && (children === undefined || Array.isArray(children))
}

const hasChildren = ({ children }: Node): boolean => Array.isArray(children)
const isLeaf = ({ children }: Node): boolean => children === undefined

/** Every kind of node that a feature of the editor makes, and what all readers of it rely on. */
const shapes: Readonly<Record<string, (node: Node) => boolean>> = {
  root: hasChildren,
  paragraph: hasChildren,
  heading: (node) => hasChildren(node) && typeof node.tag === 'string' && /^h[1-6]$/.test(node.tag),
  quote: hasChildren,
  list: (node) => hasChildren(node) && ['bullet', 'number', 'check'].includes(String(node.listType)),
  listitem: hasChildren,
  link: (node) => hasChildren(node) && isRecord(node.fields),
  autolink: (node) => hasChildren(node) && isRecord(node.fields),
  text: (node) => isLeaf(node) && typeof node.text === 'string' && isStorable(node.text),
  tab: isLeaf,
  linebreak: isLeaf,
  horizontalrule: isLeaf,
  upload: (node) =>
    isLeaf(node) && typeof node.relationTo === 'string' && ['string', 'object'].includes(typeof node.value),
}

const isRecord = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
