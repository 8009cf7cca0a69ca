import { slugs } from '../vocabulary/slugs.js'

/**
 * The ids of the media that a rich text shows, at whatever depth its upload nodes stand (lists, quotes, links, captions).
 * @param value the text as Lexical stores it
 */
export function mediaIdsInRichText(value: unknown): Set<string> {
  const ids = new Set<string>()
  // A stack and not recursion: the depth is the writer's choice.
  const open: unknown[] = [value]
  while (open.length > 0) {
    const part = open.pop()
    if (typeof part !== 'object' || part === null) continue
    const node = part as { type?: unknown; relationTo?: unknown; value?: unknown }
    if (node.type === 'upload' && node.relationTo === slugs.media) addId(node.value, ids)
    open.push(...Object.values(part))
  }
  return ids
}

function addId(value: unknown, ids: Set<string>): void {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  if (typeof id === 'string' || typeof id === 'number') ids.add(String(id))
}
