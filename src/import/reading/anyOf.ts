/**
 * The part of a regular expression that matches one of several alternatives, tried in the order given. The lists in
 * `data/` hold plain words and, where an ending or an exception belongs to a word, small patterns (`元宵节?`).
 */
export const anyOf = (alternatives: readonly string[]): string => `(?:${alternatives.join('|')})`
