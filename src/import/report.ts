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
  const findUses = indexUses(uses)
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
      const parts = splitLine(source, statuses, span, findUses)
      return { number: index + 1, text: source.slice(...span).replace(/[\r\n]+$/, ''), fate: lineStatus(parts), parts }
    }),
  }
}

/** Splits a line where the fate of its characters changes; white space belongs to the part before it. */
function splitLine(
  source: string,
  statuses: readonly CharacterStatus[],
  [start, end]: Span,
  findUses: (from: number, to: number) => string[],
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
      uses: findUses(from, to),
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
      line: lineAt(lines, start),
    }
  })
  const seen = new Set<string>()
  return notes.filter(({ code, line, text }) => {
    const key = JSON.stringify([code, line, text])
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** The number of the line that holds a character, by binary search; 0 when it is after the last. */
function lineAt(lines: readonly Span[], at: number): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.[1] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low < lines.length ? low + 1 : 0
}

/**
 * Finds the fields that contain some of a stretch, in the order of the plan. The stretches are asked for in the order of
 * the source, so that each span is looked at only from where it begins to where it ends.
 */
function indexUses(uses: readonly SourceUse[]): (from: number, to: number) => string[] {
  const spans = uses
    .flatMap(({ record, field, spans: own }, order) => own.map((span) => ({ span, order, name: `${record}.${field}` })))
    .sort((a, b) => a.span[0] - b.span[0])
  let next = 0
  let open: typeof spans = []
  return (from, to) => {
    open = open.filter(({ span }) => from < span[1])
    for (let entry = spans[next]; entry && entry.span[0] < to; entry = spans[next]) {
      next += 1
      if (from < entry.span[1]) open.push(entry)
    }
    const found = new Map(open.map(({ order, name }) => [order, name]))
    return [...found].sort(([a], [b]) => a - b).map(([, name]) => name)
  }
}

function findLineSpans(source: string): Span[] {
  return [...source.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)]
    .filter((match) => match[0] !== '')
    .map((match): Span => [match.index, match.index + match[0].length])
}
