import type { SourcedText } from '../SourcedText.js'
import type { Sourced } from './records.js'

/** A text as a planned value with its spans. */
export const toSourced = (text: SourcedText): Sourced<string> => ({ value: text.value, spans: text.spans() })

/** The same for a text that may be missing; `undefined` also for an empty one. */
export const toOptionalSourced = (text: SourcedText | undefined): Sourced<string> | undefined =>
  text && text.length > 0 ? toSourced(text) : undefined
