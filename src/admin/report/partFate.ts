import { text, type Text } from '../../vocabulary/text.js'
import type { ReportPart } from './storedReport.js'

/** More than these are counted and not named: the year of a chronicle is in dozens of records. */
const named = 3

/** Says what became of a part of a line. */
export function partFate({ fate, uses = [], zh = '', en = '' }: ReportPart): Text {
  if (fate === 'dropped') return text(`未采用：${zh}`, `Left out: ${en}`)
  if (fate === 'unaccounted') return text('未说明', 'Not accounted for')
  const first = uses.slice(0, named)
  const rest = uses.length - first.length
  return text(
    `用于 ${first.join('、')}${rest > 0 ? ` 等 ${uses.length} 处` : ''}`,
    `Used in ${first.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
  )
}
