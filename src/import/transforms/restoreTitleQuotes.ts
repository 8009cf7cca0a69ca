import type { Transform } from '../tree.js'
import { markDropped } from './markDropped.js'

/**
 * A pair of underscores, as the site generator writes quotation marks; `snake_case` in Latin letters does not match.
 */
const underscorePair = /(?<![A-Za-z0-9_])_([^_\s](?:[^_]*[^_\s])?)_(?![A-Za-z0-9_])/g

/** Restores quotation marks in a title: the site generator, which names files by it, replaces them by underscores. */
export const restoreTitleQuotes: Transform = (tree) => {
  const field = tree.meta.find(({ key }) => key === 'title')
  const title = field?.values[0]
  if (!field || !title) return tree
  const underscoreIndexes: number[] = []
  for (const match of title.value.matchAll(underscorePair))
    underscoreIndexes.push(match.index, match.index + match[0].length - 1)
  if (underscoreIndexes.length === 0) return tree
  const restored = title.mapCharacters((value) =>
    [...value]
      .map((character, at) =>
        underscoreIndexes.includes(at) ? (underscoreIndexes.indexOf(at) % 2 === 0 ? '“' : '”') : character,
      )
      .join(''),
  )
  const spans = underscoreIndexes.flatMap((at) => title.spans(at, at + 1))
  const meta = tree.meta.map((other) =>
    other === field ? { ...field, values: [restored, ...field.values.slice(1)] } : other,
  )
  return markDropped(
    { ...tree, meta, notes: [...tree.notes, { code: 'titleQuotesRestored', spans }] },
    'titleQuotes',
    spans,
  )
}
