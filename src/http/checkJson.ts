import { HttpError } from './HttpError.js'

/** How deep lists and objects may lie within each other; rich text needs about a hundred levels. */
const maxDepth = 200

/**
 * Reads the JSON of a body, which must be an object that everything behind can walk.
 * @throws HttpError `badRequest` or `tooDeep`
 */
export function checkJson(text: string): void {
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new HttpError('badRequest')
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new HttpError('tooDeep', { limit: maxDepth })
    level = level.flatMap((entry) => {
      if (typeof entry !== 'object' || entry === null) return []
      // As a key it would become the prototype of a copy.
      if (Object.hasOwn(entry, '__proto__')) throw new HttpError('badRequest')
      return Object.values(entry)
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError('badRequest')
  }
}
