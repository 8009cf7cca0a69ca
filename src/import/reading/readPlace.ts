import { anyOf } from './anyOf.js'
import words from './data/places.json' with { type: 'json' }
import { fullWidth } from './fullWidth.js'
import type { Range } from './splitList.js'

const action = anyOf(words.actions)
const held = new RegExp(`在(?<place>[^，。；！？]{2,40}?)(?=${action})`, 'g')
const opening = /^在(?<place>[^，。；！？]{2,30}?)(?:里|内)?(?=，)/
// 到 is also the end of other verbs: 感到, 得到, 到位.
const arrive = '(?<![达受感得看收遇找做听想来])到(?!位|达|来)'
const went = new RegExp(
  `(?:先后|分别|一同|一行)?(?:前往|来到|走进|深入|莅临|抵达|赴|去往|${arrive})(?:了)?` +
    `(?<place>[^，。；！？]{2,80}?)(?=${action}|[，。；！？]|$)`,
  'g',
)

const placeEnd = new RegExp(`${anyOf([...words.endings, '[”"]'])}$`)
/** Times, states and abstractions that 在 takes as well. */
const notPlace = new RegExp(`${anyOf(words.notPlaceEndings)}$|^${anyOf(words.notPlaceBeginnings)}`)

/** Finds where something took place and returns the range of the wording; `undefined` when the text names no place. */
export function readPlace(original: string): Range | undefined {
  const text = fullWidth(original)
  const start = text.search(/(?<=^[^，。]{0,14}[日月]，)在|^在/)
  const first = start >= 0 ? opening.exec(text.slice(start)) : null
  const candidates = [
    ...(first ? [[start + 1, start + 1 + (first.groups?.place ?? '').length] as Range] : []),
    ...[held, went].flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match): Range => {
        const place = match.groups?.place ?? ''
        const from = match.index + match[0].length - place.length
        return [from, from + place.length]
      }),
    ),
  ]
  return candidates
    .map(([from, to]): Range => [from, to - (/[等内里]+$/.exec(text.slice(from, to))?.[0].length ?? 0)])
    .find(([from, to]) => placeEnd.test(text.slice(from, to)) && !notPlace.test(text.slice(from, to)))
}
