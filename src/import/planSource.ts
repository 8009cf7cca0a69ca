import { planDocument } from './plan/planDocument.js'
import type { ImportPlan } from './plan/records.js'
import { createImportReport, type ImportReport } from './report.js'
import { parseSource } from './sources/parseSource.js'
import { applyTransforms } from './transforms/applyTransforms.js'

/**
 * The pure part of an import: source → tree → transforms → plan, and the report on it.
 * @throws ImportError when the text is of no known format or cannot be read
 */
export function planSource(source: string): { readonly plan: ImportPlan; readonly report: ImportReport } {
  const plan = planDocument(applyTransforms(parseSource(source)))
  return { plan, report: createImportReport(source, plan) }
}
