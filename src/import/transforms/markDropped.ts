import type { DropCode } from '../messages/dropReasons.js'
import type { Span } from '../span.js'
import type { SourceTree } from '../tree.js'

/** Records further spans as dropped. */
export const markDropped = (tree: SourceTree, code: DropCode, spans: readonly Span[]): SourceTree => ({
  ...tree,
  dropped: [...tree.dropped, ...spans.map((span) => ({ code, span }))],
})
