import { mergeSpans, type Span } from './span.js'

/** Characters `[from, to)` of a text: of the same length as their source and one to one with it, or each from all of it. */
type Run = { readonly from: number; readonly to: number; readonly source: Span; readonly isExact: boolean }

/**
 * A text that records for every character the span of the source it came from, also after slicing and joining. The span
 * of a character is longer than one where an entity or escape stands for it.
 */
export class SourcedText {
  private constructor(
    readonly value: string,
    private readonly runs: readonly Run[],
  ) {}

  static readonly empty = new SourcedText('', [])

  /** The characters `[start, end)` of a source. */
  static fromSource(source: string, start: number, end: number): SourcedText {
    const value = source.slice(start, end)
    return new SourcedText(value, [{ from: 0, to: value.length, source: [start, start + value.length], isExact: true }])
  }

  /** A text of which every character has the same span, for escapes that cannot be matched one to one. */
  static withSpan(value: string, span: Span): SourcedText {
    return new SourcedText(value, [{ from: 0, to: value.length, source: span, isExact: false }])
  }

  static join(parts: readonly SourcedText[], separator = ''): SourcedText {
    const runs: Run[] = []
    let length = 0
    const append = (run: Run) => {
      if (run.from === run.to) return
      const shifted = { ...run, from: run.from + length, to: run.to + length }
      const last = runs.at(-1)
      if (last?.isExact && run.isExact && last.source[1] === run.source[0])
        runs[runs.length - 1] = { ...shifted, from: last.from, source: [last.source[0], run.source[1]] }
      else runs.push(shifted)
    }
    parts.forEach((part, index) => {
      if (index > 0) {
        // A separator is not in the source: it gets the empty span after the text before it.
        const end = runs.at(-1)?.source[1] ?? 0
        append({ from: 0, to: separator.length, source: [end, end], isExact: false })
        length += separator.length
      }
      part.runs.forEach(append)
      length += part.length
    })
    return new SourcedText(parts.map((part) => part.value).join(separator), runs)
  }

  get length(): number {
    return this.value.length
  }

  slice(start: number, end = this.value.length): SourcedText {
    const value = this.value.slice(start, end)
    const offset = start < 0 ? Math.max(0, this.value.length + start) : start
    return new SourcedText(value, this.runsOf(offset, offset + value.length))
  }

  trim(): SourcedText {
    const start = this.value.length - this.value.trimStart().length
    return this.slice(start, Math.max(start, this.value.trimEnd().length))
  }

  /** Replaces characters one for one; their spans stay. */
  mapCharacters(change: (value: string) => string): SourcedText {
    const value = change(this.value)
    if (value.length !== this.value.length) throw new RangeError('a change of characters must keep the length')
    return new SourcedText(value, this.runs)
  }

  /** The same form as a planned value: the text and its spans. */
  toJSON(): { value: string; spans: Span[] } {
    return { value: this.value, spans: this.spans() }
  }

  /** The spans of the source that the characters `[start, end)` came from. */
  spans(start = 0, end = this.value.length): Span[] {
    return mergeSpans(this.slice(start, end).runs.map(({ source }) => source))
  }

  /** The runs of the characters `[start, end)`, counted from `start`. */
  private runsOf(start: number, end: number): Run[] {
    const runs: Run[] = []
    for (let index = this.indexOfRun(start); index < this.runs.length; index += 1) {
      const run = this.runs[index]
      if (!run || run.from >= end) break
      const [from, to] = [Math.max(run.from, start), Math.min(run.to, end)]
      const first = run.source[0] + from - run.from
      runs.push({
        ...run,
        from: from - start,
        to: to - start,
        source: run.isExact ? [first, first + to - from] : run.source,
      })
    }
    return runs
  }

  /** The index of the run of a character, by binary search. */
  private indexOfRun(at: number): number {
    let [low, high] = [0, this.runs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.runs[middle]?.to ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low
  }
}
