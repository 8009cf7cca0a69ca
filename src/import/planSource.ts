import { planDocument } from './plan/planDocument.js'
import type { ImportPlan } from './plan/records.js'
import { reportOn, type ImportReport } from './report.js'
import { readSource } from './sources/readSource.js'
import { transform } from './transforms/transforms.js'

/**
 * The pure part of an import: source → tree → transforms → plan, and the report on it.
 * @throws ImportError when the text is of no known format or cannot be read
 */
export function planSource(source: string): { readonly plan: ImportPlan; readonly report: ImportReport } {
  const plan = planDocument(transform(readSource(source)))
  return { plan, report: reportOn(source, plan) }
}
