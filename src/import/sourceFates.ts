import type { DropCode } from './messages/dropReasons.js'
import type { Use } from './plan/usesOf.js'
import { invisible } from './sources/cleanText.js'
import type { Dropped } from './tree.js'

/** What became of one character of a source. */
export type Fate = { readonly kind: 'used' | 'dropped' | 'blank' | 'unaccounted'; readonly code?: DropCode }

const blank: Fate = { kind: 'blank' }
const unaccounted: Fate = { kind: 'unaccounted' }
const used: Fate = { kind: 'used' }
/** These name whole tags and blocks; a reason for a part of them is more exact. */
const general: ReadonlySet<DropCode> = new Set<DropCode>(['markup', 'frontMatterSyntax', 'bylineBrackets'])

/** The fate of every character of a source. Used goes before dropped, an exact reason before a general one, white space is blank. */
export function fatesOf(source: string, uses: readonly Use[], dropped: readonly Dropped[]): Fate[] {
  const fates = source.split('').map((character) => (isBlank(character) ? blank : unaccounted))
  const mark = (start: number, end: number, fate: Fate) => {
    for (let at = start; at < end; at += 1) if (fates[at] !== blank) fates[at] = fate
  }
  const exactLast = [...dropped].sort((a, b) => Number(general.has(b.code)) - Number(general.has(a.code)))
  for (const { code, span } of exactLast) mark(...span, { kind: 'dropped', code })
  for (const { spans } of uses) for (const span of spans) mark(...span, used)
  return fates
}

// A byte order mark is white space to the language, but it is named as dropped.
const isBlank = (character: string): boolean =>
  character !== '\uFEFF' && (/\s/.test(character) || invisible.test(character))
