import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar } from 'yaml'

import { ImportError } from '../ImportError.js'
import { SourcedText } from '../SourcedText.js'
import type { DroppedSpan, MetaField } from '../tree.js'

export type FrontMatter = {
  readonly meta: readonly MetaField[]
  /** What the block contains besides values: names, dashes, quotes. */
  readonly dropped: readonly DroppedSpan[]
  readonly bodyStart: number
}

const openingPattern = /^\uFEFF?\s*---[ \t]*\r?\n/

/** Whether a text begins with front matter. */
export const hasFrontMatter = (source: string): boolean => openingPattern.test(source)

/**
 * Reads the YAML block at the head of a post, each value with its spans.
 * @throws ImportError `frontMatterNotClosed`, `frontMatterInvalid`
 */
export function parseFrontMatter(source: string): FrontMatter {
  const opening = openingPattern.exec(source)
  const start = opening ? opening[0].length : 0
  const closing = /^---[ \t]*(\r\n|\n|\r|$)/gm
  closing.lastIndex = start
  const end = closing.exec(source)
  if (!opening || !end) throw new ImportError('frontMatterNotClosed')
  const yamlText = source.slice(start, end.index)
  const counter = new LineCounter()
  const document = parseDocument(yamlText, { schema: 'failsafe', uniqueKeys: false, lineCounter: counter })
  const firstLine = source.slice(0, start).split(/\r\n|\n|\r/).length
  const invalidAt = (offset: number) =>
    new ImportError('frontMatterInvalid', { line: firstLine + counter.linePos(offset).line - 1 })
  const error = document.errors[0]
  if (error) throw invalidAt(error.pos[0])
  const bodyStart = end.index + end[0].length
  const dropped: DroppedSpan[] = [{ code: 'frontMatterSyntax', span: [source.startsWith('\uFEFF') ? 1 : 0, bodyStart] }]
  if (document.contents === null) return { meta: [], dropped, bodyStart }
  if (!isMap(document.contents)) throw invalidAt(0)
  const meta = document.contents.items.flatMap(({ key, value }): MetaField[] => {
    if (!isScalar(key)) return []
    const scalars = isSeq(value) ? value.items.filter((item) => isScalar(item)) : isScalar(value) ? [value] : []
    return [
      {
        key: String(key.value),
        values: scalars
          .map((scalar) => scalarText(source, start, scalar))
          .map((text) => (textFields.has(String(key.value)) ? text.trim() : toSingleLine(text)))
          .filter((text) => text.value !== ''),
      },
    ]
  })
  return { meta, dropped, bodyStart }
}

/** Fields that may hold several lines. */
const textFields: ReadonlySet<string> = new Set(['description', 'excerpt', 'summary'])

/** A text in one line, as fields such as the title hold it: each run of white space is one blank. */
function toSingleLine(text: SourcedText): SourcedText {
  const words = [...text.value.matchAll(/\S+/g)].map((match) => text.slice(match.index, match.index + match[0].length))
  return words.length > 1 && /[^\S ]|  /.test(text.value) ? SourcedText.join(words, ' ') : text.trim()
}

/**
 * The text of a scalar. Its characters are matched one to one with the source; where quotes escape something they
 * cannot be, and each stands for the span of the scalar.
 */
function scalarText(source: string, offset: number, scalar: Scalar): SourcedText {
  const value = typeof scalar.value === 'string' ? scalar.value : ''
  const [from, to] = [offset + (scalar.range?.[0] ?? 0), offset + (scalar.range?.[1] ?? 0)]
  const at = source.slice(from, to).indexOf(value)
  return at < 0
    ? SourcedText.withSpan(value, [from, to])
    : SourcedText.fromSource(source, from + at, from + at + value.length).trim()
}
