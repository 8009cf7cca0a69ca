import { blockText } from '../blockText.js'
import type { SourcedText } from '../SourcedText.js'
import type { Note, SourceTree } from '../tree.js'

/** The title of a document; without one, its first heading or the first words of its text, and a note that says so. */
export function titleOf(tree: SourceTree): { readonly text: SourcedText; readonly notes: readonly Note[] } | undefined {
  const title = tree.meta.find(({ key }) => key === 'title')?.values[0]
  if (title && title.length > 0) return { text: title, notes: [] }
  const texts = tree.blocks.filter((block) => block.type === 'heading' || block.type === 'paragraph')
  const first = texts.find((block) => block.type === 'heading') ?? texts[0]
  if (!first) return undefined
  const whole = blockText(first)
  const end = whole.value.search(/[。！？!?；;]/)
  const text = whole.slice(0, Math.min(end < 0 ? whole.length : end, 60))
  return text.length > 0 ? { text, notes: [{ code: 'titleFromText', spans: text.spans() }] } : undefined
}
