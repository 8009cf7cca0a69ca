import { sourceFormats } from '../vocabulary/options.js'
import { formats } from './formats.js'
import { ImportError } from './ImportError.js'
import { planDocument } from './plan/planDocument.js'
import type { ImportPlan } from './plan/records.js'
import { createImportReport, type ImportReport } from './report.js'
import { blockText } from './blockText.js'
import type { DropCode } from './messages/dropReasons.js'
import type { Note, SourceTree } from './tree.js'

/**
 * The pure part of an import: source → tree → transforms → plan, and the report on it.
 * @throws ImportError when the text has no known format or cannot be read
 */
export function planSource(
  source: string,
  notes: readonly Note[] = [],
): { readonly plan: ImportPlan; readonly report: ImportReport } {
  const tree = applyTransforms(parseSource(source))
  if (isBoilerplateOnly(tree)) throw new ImportError('boilerplateOnly')
  const planned = planDocument(tree)
  const plan = { ...planned, notes: [...notes, ...planned.notes] }
  return { plan, report: createImportReport(source, plan) }
}

/**
 * Turns a source into a tree, by the first format in the order of the vocabulary that matches.
 * @throws ImportError `unknownFormat`, and what the parser of the format throws
 */
export function parseSource(source: string): SourceTree {
  const format = sourceFormats.map(({ value }) => value).find((name) => formats[name].matches(source))
  if (!format) throw new ImportError('unknownFormat')
  const { parse, readAs } = formats[format]
  return { format, readAs, ...parse(source) }
}

/** Applies the transforms of the tree's format. */
export const applyTransforms = (tree: SourceTree): SourceTree =>
  formats[tree.format].transforms.reduce((current, transform) => transform(current), tree)

const boilerplateCodes: ReadonlySet<DropCode> = new Set(['pageFurniture', 'siteBoilerplate', 'accountRepeated'])

/** Whether there was nothing in a page but what the page puts around an article. */
const isBoilerplateOnly = ({ blocks, dropped }: SourceTree): boolean =>
  dropped.some(({ code }) => boilerplateCodes.has(code)) &&
  blocks.every((block) => block.type !== 'image' && blockText(block).length === 0)
