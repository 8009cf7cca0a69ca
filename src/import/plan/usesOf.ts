import { SourcedText } from '../SourcedText.js'
import { mergeSpans, type Span } from '../span.js'
import type { ImportPlan, Key } from './records.js'

/** A stretch of the source and the field of the planned record that it went into. */
export type Use = { readonly record: Key; readonly field: string; readonly spans: readonly Span[] }

/** Lists, for every field of a plan that holds anything, the stretches of the source it came from. */
export function usesOf(plan: ImportPlan): Use[] {
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
    Object.entries(fields).flatMap(([field, value]): Use[] => {
      const spans = mergeSpans(spansIn(value))
      return spans.length > 0 ? [{ record: key, field, spans }] : []
    }),
  )
}

function spansIn(value: unknown): readonly Span[] {
  if (value instanceof SourcedText) return value.spans()
  if (Array.isArray(value)) return value.flatMap(spansIn)
  if (typeof value !== 'object' || value === null) return []
  if ('spans' in value && Array.isArray(value.spans)) return value.spans as Span[]
  return Object.values(value).flatMap(spansIn)
}
