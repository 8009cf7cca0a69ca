import type { Transform } from '../tree.js'
import { markDropped } from './markDropped.js'

/** An underscore as the site generator writes quotation marks; within `snake_case` in Latin letters it is none. */
const quoteUnderscore = /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g

/** Where the underscores stand that were quotation marks: opening and closing ones in turn, each beside a word. */
function findQuotes(title: string): number[] {
  const indexes = [...title.matchAll(quoteUnderscore)].map((match) => match.index)
  const isPaired = indexes.every((at, index) => /^[^\s]$/.test((index % 2 === 0 ? title[at + 1] : title[at - 1]) ?? ''))
  const isEmpty = indexes.some((at, index) => index % 2 === 1 && at === (indexes[index - 1] ?? 0) + 1)
  return indexes.length % 2 === 0 && isPaired && !isEmpty ? indexes : []
}

/** Restores quotation marks in a title: the site generator, which names files by it, replaces them by underscores. */
export const restoreTitleQuotes: Transform = (tree) => {
  const field = tree.meta.find(({ key }) => key === 'title')
  const title = field?.values[0]
  if (!field || !title) return tree
  const underscoreIndexes = findQuotes(title.value)
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
