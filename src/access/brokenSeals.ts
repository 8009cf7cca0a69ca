const place = Symbol.for('dashiji.brokenSeals')

/** The live rows found in the database that nobody approved, by collection. One list a process, whichever bundle asks. */
const all = (): Map<string, Set<string>> =>
  ((globalThis as { [place]?: Map<string, Set<string>> })[place] ??= new Map())

/** The ids that are not served. */
export const brokenIn = (slug: string): string[] => [...(all().get(slug) ?? [])]

/** Takes a document off the air in this process. */
export function markBroken(slug: string, id: string): boolean {
  const ids = all().get(slug) ?? new Set<string>()
  all().set(slug, ids)
  const isNew = !ids.has(id)
  ids.add(id)
  return isNew
}

/** Puts it back, after the workflow has written it. */
export const markWhole = (slug: string, id: string): void => void all().get(slug)?.delete(id)
