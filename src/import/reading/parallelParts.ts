import type { Range } from './splitList.js'

/**
 * Finds in a phrase an enumeration of `count` parallel parts (杭州亚残运会女子、男子坐式排球: 女子 and 男子) and
 * returns their ranges. Parallel parts share their last character; that is how the ends of the outer parts are found.
 * `undefined` when there is no such enumeration.
 */
export function parallelParts(phrase: string, count: number): Range[] | undefined {
  const joiner = '[、和与及]'
  for (const match of phrase.matchAll(new RegExp(joiner, 'g'))) {
    for (let length = 1; length <= 6; length += 1) {
      const start = match.index - length
      if (start < 0) break
      const shared = phrase[match.index - 1] ?? ''
      if (!/[\u4e00-\u9fa5米级]/.test(shared)) break
      const tail = new RegExp(`^(?:[^、，。和与及]{${length}}${joiner}){${count - 1}}[^、，。和与及]{${length}}`).exec(
        phrase.slice(start),
      )?.[0]
      const parts = tail?.split(new RegExp(joiner)) ?? []
      if (parts.length !== count || !parts.every((part) => part.endsWith(shared)) || new Set(parts).size < count)
        continue
      let at = start
      return parts.map((part): Range => {
        const range: Range = [at, at + part.length]
        at += part.length + 1
        return range
      })
    }
  }
  return undefined
}
