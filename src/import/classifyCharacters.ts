import { SourcedText } from './SourcedText.js'
import type { DropCode } from './messages/dropReasons.js'
import type { ImportPlan, RecordKey } from './plan/records.js'
import { invisibleCharacter } from './sources/cleanText.js'
import { mergeSpans, type Span } from './span.js'
import type { DroppedSpan } from './tree.js'

/** What became of one character of a source. */
export type CharacterStatus = { readonly kind: 'used' | 'dropped' | 'blank' | 'unaccounted'; readonly code?: DropCode }

const blank: CharacterStatus = { kind: 'blank' }
const unaccounted: CharacterStatus = { kind: 'unaccounted' }
const used: CharacterStatus = { kind: 'used' }
const droppedStatuses = new Map<DropCode, CharacterStatus>()
/** One object for each code: there is a status for each character. */
function droppedFor(code: DropCode): CharacterStatus {
  const status = droppedStatuses.get(code) ?? { kind: 'dropped', code }
  droppedStatuses.set(code, status)
  return status
}
/** Codes for whole tags and blocks; a code for a part of them is more exact. */
const generalDropCodes: ReadonlySet<DropCode> = new Set<DropCode>(['markup', 'frontMatterSyntax', 'bylineBrackets'])

/**
 * What became of every character of a source. White space is blank; a character that is both used and dropped counts as
 * used; an exact code takes precedence over a general one. Characters in none of the spans are unaccounted.
 */
export function classifyCharacters(
  source: string,
  uses: readonly SourceUse[],
  dropped: readonly DroppedSpan[],
): CharacterStatus[] {
  const statuses = Array.from({ length: source.length }, (_, at) => (isBlank(source.charAt(at)) ? blank : unaccounted))
  const mark = (start: number, end: number, status: CharacterStatus) => {
    for (let at = start; at < end; at += 1) if (statuses[at] !== blank) statuses[at] = status
  }
  const exactLast = [...dropped].sort(
    (a, b) => Number(generalDropCodes.has(b.code)) - Number(generalDropCodes.has(a.code)),
  )
  for (const { code, span } of exactLast) mark(span[0], span[1], droppedFor(code))
  for (const { spans } of uses) for (const span of spans) mark(span[0], span[1], used)
  return statuses
}

// A byte order mark matches \s, but has a drop code of its own.
const isBlank = (character: string): boolean =>
  character !== '\uFEFF' && (/\s/.test(character) || invisibleCharacter.test(character))

/** Spans of the source, and the field of the planned record that they became. */
export type SourceUse = { readonly record: RecordKey; readonly field: string; readonly spans: readonly Span[] }

/** Lists, for every field of a plan that has a value, the spans of the source that it came from. */
export function collectSourceUses(plan: ImportPlan): SourceUse[] {
  const records = [
    plan.article,
    ...plan.activities,
    ...plan.honours,
    ...plan.people,
    ...plan.organisations,
    ...plan.topics,
    ...plan.media,
  ]
  return records.flatMap(({ key, ...fields }) =>
    Object.entries(fields).flatMap(([field, value]): SourceUse[] => {
      const spans = mergeSpans(collectSpans(value))
      return spans.length > 0 ? [{ record: key, field, spans }] : []
    }),
  )
}

function collectSpans(value: unknown): readonly Span[] {
  if (value instanceof SourcedText) return value.spans()
  if (Array.isArray(value)) return value.flatMap(collectSpans)
  if (typeof value !== 'object' || value === null) return []
  if ('spans' in value && Array.isArray(value.spans)) return value.spans as Span[]
  return Object.values(value).flatMap(collectSpans)
}
