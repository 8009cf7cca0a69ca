import type { SourcedText } from '../SourcedText.js'

/** One thing that a document reports: an activity or an honour, not yet classified. */
export type Item = {
  readonly section?: SourcedText | undefined
  readonly heading?: SourcedText | undefined
  /** A date on a line of its own before the item. */
  readonly dateLine?: SourcedText | undefined
  readonly paragraphs: readonly SourcedText[]
}

export type DocumentItems = {
  readonly items: readonly Item[]
  /** The paragraphs before the first item. */
  readonly opening: readonly SourcedText[]
}
