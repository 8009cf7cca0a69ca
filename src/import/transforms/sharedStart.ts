import { fullWidth } from '../reading/fullWidth.js'

/**
 * Where, in a section title and an item title run together (高光时刻杭州亚残运会一金一铜), the item title begins: at the first three
 * characters that the paragraph below takes up. `undefined` when it takes up none, or only the very end.
 */
export function sharedStart(line: string, paragraph: string): number | undefined {
  const [heading, text] = [fullWidth(line), fullWidth(paragraph)]
  for (let at = 0; at + 4 <= heading.length; at += 1) {
    if (text.includes(heading.slice(at, at + 3))) return at
  }
  return undefined
}
