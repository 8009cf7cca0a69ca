import type { SourcedText } from '../SourcedText.js'

const lead = /^(?:了|的|为|：|，|、|和|与|及|以及|并|“(?=[^”]*$)|‘|\s)+/
const tail = /(?:团体|个人|集体|荣誉|项目的?|比赛的?|的|中|，|、|“|‘|\s|：)+$/

/** The name of an occasion, cut out of the words round it: joiners, quotes round the whole, and 团体 or 个人 before the prize. */
export function cleanOccasion(text: SourcedText): SourcedText {
  let cleaned = text
  for (;;) {
    const { value } = cleaned
    const quoted = /^[“"][^“”"]*[”"]$/.test(value)
    const start = quoted ? 1 : (lead.exec(value)?.[0].length ?? 0)
    const cut = quoted ? 1 : Math.min(keptTail(value) ?? 0, value.length - start)
    if (start + cut === 0) return cleaned
    cleaned = cleaned.slice(start, value.length - cut)
  }
}

/** How much to cut at the end: 比赛 and 项目 are part of the name, what trails them is not. */
function keptTail(value: string): number | undefined {
  const match = tail.exec(value)
  if (!match) return undefined
  const kept = /^(?:项目|比赛|荣誉)/.exec(match[0])?.[0].length ?? 0
  return match[0].length - kept
}
