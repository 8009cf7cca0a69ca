import { fullWidth } from './fullWidth.js'

export type Range = readonly [start: number, end: number]

const joiners = /(?:以及|联合|会同|携手|、|与|及(?!其)|和(?![平谐田县顺林美睦龙硕静]))/y

/**
 * Splits an enumeration (A、B和C) at its joiners, quotes and brackets kept together; returns the ranges of the parts.
 */
export function splitList(text: string): Range[] {
  const normalised = fullWidth(text)
  const parts: Range[] = []
  let [depth, start] = [0, 0]
  for (let at = 0; at < normalised.length; at += 1) {
    const character = normalised[at] ?? ''
    if ('“（《‘'.includes(character)) depth += 1
    if ('”）》’'.includes(character)) depth = Math.max(0, depth - 1)
    joiners.lastIndex = at
    const joiner = depth === 0 ? joiners.exec(normalised) : null
    if (!joiner) continue
    parts.push([start, at])
    start = at + joiner[0].length
    at = start - 1
  }
  parts.push([start, normalised.length])
  return parts.filter(([from, to]) => to > from)
}
