import type { SourcedText } from '../SourcedText.js'

/** One thing a document reports: an honour or an activity, not yet told apart. */
export type Item = {
  readonly section?: SourcedText | undefined
  readonly heading?: SourcedText | undefined
  /** A date that stands on a line of its own above it. */
  readonly dateLine?: SourcedText | undefined
  readonly paragraphs: readonly SourcedText[]
}

export type DocumentItems = {
  readonly items: readonly Item[]
  /** Running text before the first item. */
  readonly opening: readonly SourcedText[]
}
