import { mergeSpans, type Span } from './span.js'

/**
 * Text that knows, character by character, where in the source it came from. Cutting and joining keep that knowledge;
 * entities and escapes make one character stand for several of the source.
 */
export class SourcedText {
  private constructor(
    readonly value: string,
    private readonly characterSpans: readonly Span[],
  ) {}

  static readonly empty = new SourcedText('', [])

  /** The stretch `[start, end)` of a source, character for character. */
  static fromSource(source: string, start: number, end: number): SourcedText {
    return new SourcedText(
      source.slice(start, end),
      Array.from({ length: Math.max(0, end - start) }, (_, index): Span => [start + index, start + index + 1]),
    )
  }

  /** A value whose every character stands for the whole of `span`, for escapes that cannot be matched one to one. */
  static withSpan(value: string, span: Span): SourcedText {
    return new SourcedText(
      value,
      Array.from({ length: value.length }, () => span),
    )
  }

  static join(parts: readonly SourcedText[], separator = ''): SourcedText {
    // A separator is ours and comes from nowhere: it gets the empty span after the text before it.
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

  /** Replaces single characters, one for one; places stay as they are. */
  mapCharacters(change: (value: string) => string): SourcedText {
    const value = change(this.value)
    if (value.length !== this.value.length) throw new RangeError('a change of characters must keep the length')
    return new SourcedText(value, this.characterSpans)
  }

  /** As a planned value is written: the text and its places. */
  toJSON(): { value: string; spans: Span[] } {
    return { value: this.value, spans: this.spans() }
  }

  /** Where the characters `[start, end)` came from. */
  spans(start = 0, end = this.value.length): Span[] {
    return mergeSpans(this.characterSpans.slice(start, end))
  }
}
