import { dropReasons, type DropCode } from './messages/dropReasons.js'
import { planNotes, type NoteCode } from './messages/planNotes.js'
import type { ImportPlan } from './plan/records.js'
import { type CharacterStatus, classifyCharacters, collectSourceUses, type SourceUse } from './classifyCharacters.js'
import type { Span } from './span.js'

/** Consecutive characters of a line that have the same fate. */
type ReportPart = {
  readonly text: string
  readonly fate: 'used' | 'dropped' | 'unaccounted'
  /** `record.field` for every field that contains some of it. */
  readonly uses?: readonly string[]
  readonly code?: DropCode
  readonly zh?: string
  readonly en?: string
}

export type ReportLine = {
  readonly number: number
  readonly text: string
  readonly fate: 'used' | 'dropped' | 'usedAndDropped' | 'blank' | 'unaccounted'
  readonly parts: readonly ReportPart[]
}
type ReportNote = {
  readonly code: NoteCode
  readonly zh: string
  readonly en: string
  readonly text: string
  readonly line: number
}

export type ImportReport = {
  /** Characters of the source by what became of them. `unaccounted` is 0 for every document. */
  readonly characters: {
    readonly total: number
    readonly used: number
    readonly dropped: number
    readonly blank: number
    readonly unaccounted: number
  }
  readonly records: Readonly<Record<string, number>>
  readonly notes: readonly ReportNote[]
  readonly lines: readonly ReportLine[]
}

/** Reports for every line of the source what became of it: used and where, dropped and why, or blank. */
export function createImportReport(source: string, plan: ImportPlan): ImportReport {
  const uses = collectSourceUses(plan)
  const statuses = classifyCharacters(source, uses, plan.dropped)
  const count = (...kinds: CharacterStatus['kind'][]) => statuses.filter(({ kind }) => kinds.includes(kind)).length
  const lines = findLineSpans(source)
  return {
    characters: {
      total: source.length,
      used: count('used'),
      dropped: count('dropped'),
      blank: count('blank'),
      unaccounted: count('unaccounted'),
    },
    records: {
      articles: 1,
      activities: plan.activities.length,
      honours: plan.honours.length,
      people: plan.people.length,
      organisations: plan.organisations.length,
      topics: plan.topics.length,
      media: plan.media.length,
    },
    notes: createReportNotes(source, plan, lines),
    lines: lines.map((span, index) => {
      const parts = splitLine(source, statuses, span, uses)
      return { number: index + 1, text: source.slice(...span).replace(/[\r\n]+$/, ''), fate: lineStatus(parts), parts }
    }),
  }
}

/** Splits a line where the fate of its characters changes; white space belongs to the part before it. */
function splitLine(
  source: string,
  statuses: readonly CharacterStatus[],
  [start, end]: Span,
  uses: readonly SourceUse[],
): ReportPart[] {
  const runs: { status: CharacterStatus; from: number; to: number }[] = []
  for (let at = start; at < end; at += 1) {
    const status = statuses[at]
    const last = runs.at(-1)
    if (!status || status.kind === 'blank') continue
    if (last && last.status.kind === status.kind && last.status.code === status.code) last.to = at + 1
    else runs.push({ status, from: at, to: at + 1 })
  }
  return runs.map(({ status, from, to }): ReportPart => {
    const text = source.slice(from, to)
    if (status.kind === 'dropped' && status.code)
      return { text, fate: 'dropped', code: status.code, ...dropReasons[status.code] }
    if (status.kind !== 'used') return { text, fate: 'unaccounted' }
    return {
      text,
      fate: 'used',
      uses: uses
        .filter(({ spans }) => spans.some((span) => span[0] < to && from < span[1]))
        .map(({ record, field }) => `${record}.${field}`),
    }
  })
}

function lineStatus(parts: readonly ReportPart[]): ReportLine['fate'] {
  const has = (fate: ReportPart['fate']) => parts.some((part) => part.fate === fate)
  if (has('unaccounted')) return 'unaccounted'
  if (has('used')) return has('dropped') ? 'usedAndDropped' : 'used'
  return has('dropped') ? 'dropped' : 'blank'
}

function createReportNotes(source: string, plan: ImportPlan, lines: readonly Span[]): ReportNote[] {
  const notes = plan.notes.map(({ code, spans }): ReportNote => {
    const [start = 0, end = 0] = spans[0] ?? []
    return {
      code,
      ...planNotes[code],
      text: source.slice(start, end),
      line: lines.findIndex(([, to]) => start < to) + 1,
    }
  })
  return notes.filter(
    (note, index) =>
      notes.findIndex((other) => other.code === note.code && other.line === note.line && other.text === note.text) ===
      index,
  )
}

function findLineSpans(source: string): Span[] {
  return [...source.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)]
    .filter((match) => match[0] !== '')
    .map((match): Span => [match.index, match.index + match[0].length])
}
