import { parseFragment } from 'parse5'

import { SourcedText } from '../SourcedText.js'
import type { Span } from '../span.js'

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/gi

const decodeEntity = (raw: string): string => {
  const node = parseFragment(raw).childNodes[0]
  return node && 'value' in node ? node.value : raw
}

/** The text of a page between two offsets, with entities decoded; a decoded character has the span of its entity. */
export function decodeHtmlText(source: string, start: number, end: number): SourcedText {
  const parts: SourcedText[] = []
  let at = start
  for (const match of source.slice(start, end).matchAll(entity)) {
    const from = start + match.index
    const value = decodeEntity(match[0])
    if (value === match[0]) continue
    parts.push(SourcedText.fromSource(source, at, from), SourcedText.withSpan(value, [from, from + match[0].length]))
    at = from + match[0].length
  }
  parts.push(SourcedText.fromSource(source, at, end))
  return SourcedText.join(parts)
}

/** The value of an attribute; `span` includes its name and quotes. */
export function decodeAttribute(source: string, span: Span): SourcedText {
  const raw = source.slice(span[0], span[1])
  const opening = /^[^=]*=\s*/.exec(raw)
  if (!opening) return SourcedText.empty
  const quote = /["']/.test(raw[opening[0].length] ?? '') ? 1 : 0
  return decodeHtmlText(source, span[0] + opening[0].length + quote, span[1] - quote).trim()
}
