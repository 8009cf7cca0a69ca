import { anyOf } from './anyOf.js'
import words from './data/activityKinds.json' with { type: 'json' }

export type ActivityKind = 'meeting' | 'event' | 'visit' | 'care' | 'service' | 'recruitment' | 'publicity'

/** In order of precedence. `anyEvent` comes last: 活动 or 节 makes an event of what no other word describes. */
const kindPatterns: readonly (readonly [ActivityKind, RegExp])[] = [
  ['recruitment', new RegExp(anyOf(words.recruitment))],
  ['event', new RegExp(anyOf(words.event))],
  ['meeting', new RegExp(anyOf(words.meeting))],
  ['visit', new RegExp(anyOf(words.visit))],
  ['care', new RegExp(anyOf(words.care))],
  ['publicity', new RegExp(anyOf(words.publicity))],
  ['service', new RegExp(anyOf(words.service))],
  ['event', new RegExp(anyOf(words.anyEvent))],
]

/**
 * The kind of an activity, from its heading, the title of its section and its text. The heading decides; only 走访慰问,
 * which is a visit and care at once, is decided by the section. Without a word in the heading the text decides, then
 * the section; without any word it is an event.
 */
export function activityKind(heading: string, section: string, text: string): ActivityKind {
  const sectionKinds = kindsOf(section)
  if (/走访慰问|慰问走访/.test(heading)) return sectionKinds.includes('visit') ? 'visit' : 'care'
  return kindsOf(heading)[0] ?? kindsOf(text)[0] ?? sectionKinds.at(-1) ?? 'event'
}

const kindsOf = (text: string): ActivityKind[] =>
  kindPatterns.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind)
