import { mergeSpans, type Span } from './span.js'

/**
 * A text that records for every character the span of the source it came from, also after slicing and joining. The span
 * of a character is longer than one where an entity or escape stands for it.
 */
export class SourcedText {
  private constructor(
    readonly value: string,
    private readonly characterSpans: readonly Span[],
  ) {}

  static readonly empty = new SourcedText('', [])

  /** The characters `[start, end)` of a source. */
  static fromSource(source: string, start: number, end: number): SourcedText {
    return new SourcedText(
      source.slice(start, end),
      Array.from({ length: Math.max(0, end - start) }, (_, index): Span => [start + index, start + index + 1]),
    )
  }

  /** A text of which every character has the same span, for escapes that cannot be matched one to one. */
  static withSpan(value: string, span: Span): SourcedText {
    return new SourcedText(
      value,
      Array.from({ length: value.length }, () => span),
    )
  }

  static join(parts: readonly SourcedText[], separator = ''): SourcedText {
    // A separator is not in the source: it gets the empty span after the text before it.
    const origins: Span[] = []
    parts.forEach((part, index) => {
      if (index > 0) {
        const previousEnd = origins.at(-1)?.[1] ?? 0
        origins.push(...Array.from({ length: separator.length }, (): Span => [previousEnd, previousEnd]))
      }
      origins.push(...part.characterSpans)
    })
    return new SourcedText(parts.map((part) => part.value).join(separator), origins)
  }

  get length(): number {
    return this.value.length
  }

  slice(start: number, end = this.value.length): SourcedText {
    return new SourcedText(this.value.slice(start, end), this.characterSpans.slice(start, end))
  }

  trim(): SourcedText {
    const start = this.value.length - this.value.trimStart().length
    return this.slice(start, Math.max(start, this.value.trimEnd().length))
  }

  /** Replaces characters one for one; their spans stay. */
  mapCharacters(change: (value: string) => string): SourcedText {
    const value = change(this.value)
    if (value.length !== this.value.length) throw new RangeError('a change of characters must keep the length')
    return new SourcedText(value, this.characterSpans)
  }

  /** The same form as a planned value: the text and its spans. */
  toJSON(): { value: string; spans: Span[] } {
    return { value: this.value, spans: this.spans() }
  }

  /** The spans of the source that the characters `[start, end)` came from. */
  spans(start = 0, end = this.value.length): Span[] {
    return mergeSpans(this.characterSpans.slice(start, end))
  }
}
