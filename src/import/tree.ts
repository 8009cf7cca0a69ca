import type { sourceFormats } from '../vocabulary/options.js'
import type { DropCode } from './messages/dropReasons.js'
import type { NoteCode } from './messages/planNotes.js'
import type { SourcedText } from './SourcedText.js'
import type { Span } from './span.js'

export type SourceFormat = (typeof sourceFormats)[number]['value']

/**
 * How the text of a document is divided into activities and honours: a chronicle lists them under headings and often
 * reviews a whole year, a report describes one occasion in paragraphs.
 */
export type ReadAs = 'chronicle' | 'report'

export type Inline =
  | { readonly type: 'text'; readonly text: SourcedText; readonly bold: boolean; readonly italic: boolean }
  | { readonly type: 'link'; readonly url: SourcedText; readonly children: readonly Inline[] }
  | { readonly type: 'break' }

export type ImageBlock = {
  readonly type: 'image'
  /** The block of the source that the image belongs to; text of the same block has the same number. */
  readonly group: number
  readonly url: SourcedText
  readonly alt?: SourcedText | undefined
  /** Pixels, as the source states them. */
  readonly size?: { readonly width: number; readonly height: number; readonly spans: readonly Span[] } | undefined
}

type ParagraphBlock = {
  readonly type: 'paragraph'
  readonly group: number
  readonly children: readonly Inline[]
  /** Whether the source marks it as the caption of the image beside it. */
  readonly isCaption?: boolean
  /** Empty lines before it, in formats that consist of lines. */
  readonly blankBefore?: number
}

export type HeadingBlock = { readonly type: 'heading'; readonly level: 2 | 3 | 4; readonly children: readonly Inline[] }
type ListBlock = {
  readonly type: 'list'
  readonly ordered: boolean
  readonly items: readonly (readonly Block[])[]
}
type QuoteBlock = { readonly type: 'quote'; readonly blocks: readonly Block[] }
export type Block = ParagraphBlock | HeadingBlock | ListBlock | QuoteBlock | ImageBlock

export type DroppedSpan = { readonly code: DropCode; readonly span: Span }
export type Note = { readonly code: NoteCode; readonly spans: readonly Span[] }

/** One named value from the head of a source: front matter, or the lines above a WeChat article. */
export type MetaField = { readonly key: string; readonly values: readonly SourcedText[] }

/** A source document as a tree. Every text in it keeps its spans; what was removed from the tree is in `dropped`. */
export type SourceTree = {
  readonly format: SourceFormat
  readonly readAs: ReadAs
  readonly meta: readonly MetaField[]
  readonly blocks: readonly Block[]
  readonly dropped: readonly DroppedSpan[]
  readonly notes: readonly Note[]
}

/** What a parser returns; which format it is and how it is read comes from the definition of the format. */
export type ParsedSource = Omit<SourceTree, 'format' | 'readAs'>

export type Transform = (tree: SourceTree) => SourceTree
