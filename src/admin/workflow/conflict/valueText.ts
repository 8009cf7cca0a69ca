import { text, type Text } from '../../../vocabulary/text.js'
import type { NamedField } from '../words/fieldLabels.js'
import { moment } from '../words/moment.js'

const said = (words: string): Text => text(words, words)
const empty = text('（空）', '(empty)')

/** What a value says to people, as far as it can be said in words. */
export function valueText(value: unknown, { type, options }: NamedField): Text {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return empty
  if (typeof value === 'boolean') return value ? text('是', 'Yes') : text('否', 'No')
  if (options)
    return said(
      [value]
        .flat()
        .map((one) => options.find((option) => option.value === one)?.label ?? String(one))
        .join('、'),
    )
  if (type === 'date' && typeof value === 'string') return said(moment(value))
  if (typeof value !== 'object') return said(String(value))
  const words = wordsIn(value).join('\n').trim()
  if (words !== '') return said(words)
  return Array.isArray(value) ? text(`共 ${value.length} 项`, `${value.length} entries`) : empty
}

/** The words that stand anywhere in a value; of a rich text, by paragraph. */
function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (typeof value !== 'object' || value === null) return []
  const { root, children, text: own, ...rest } = value as { root?: unknown; children?: unknown[]; text?: unknown }
  if (root !== undefined) return wordsIn(root)
  if (Array.isArray(children))
    return children.some((child) => typeof (child as { text?: unknown })?.text === 'string')
      ? [children.flatMap(wordsIn).join('')]
      : children.flatMap(wordsIn)
  if (typeof own === 'string') return [own]
  return Object.entries(rest)
    .filter(([name, one]) => name !== 'id' && name !== 'type' && typeof one === 'string' && one !== '')
    .map(([, one]) => String(one))
}
