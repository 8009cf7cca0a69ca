import type { SourcedText } from '../SourcedText.js'
import type { Item } from './items.js'
import type { Reader } from './Reader.js'
import type { Sourced } from './records.js'

const year = /(?<!\d)((?:19|20)\d{2})(?!\d)(?!-\d{4})/

/**
 * The year of an honour: as its heading, occasion or text writes it; else the year that the title says the whole document reviews, since a
 * review of a year reports the honours of that year. Empty when neither is written.
 */
export function honourYear(item: Item, occasion: SourcedText | undefined, reader: Reader): Sourced<number> | undefined {
  for (const text of [item.heading, occasion, item.dateLine, ...item.paragraphs].filter((each) => each !== undefined)) {
    const match = year.exec(text.value)
    if (match?.[1]) return { value: Number(match[1]), spans: text.spans(match.index, match.index + 4) }
  }
  const review = reader.knowledge.reviewYear
  return review && { value: review.value, spans: review.text.spans() }
}
