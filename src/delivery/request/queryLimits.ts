/**
 * How much one query may ask for. Websites' pages need a tenth of it; what is refused is told its number, so that it can
 * be made smaller or parted.
 */
export const queryLimits = {
  /** Words and signs of the query's text: parsing and validation grow with them, validation with their square. */
  tokens: 2000,
  /** Fields below each other. */
  depth: 14,
  /** Fields under another name: the way to ask the same expensive question many times. */
  aliases: 30,
  /** Queries at the root, aliases included. */
  roots: 15,
  /** Values in the variables, however nested. */
  values: 1000,
  /** What `costOf` adds up to: about the values of the answer, and twenty for each statement to the database. */
  cost: 50_000,
} as const
