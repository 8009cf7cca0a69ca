const registryKey = Symbol.for('dashiji.brokenSeals')

/** The live rows found in the database that nobody approved, by collection. One list a process, whichever bundle asks. */
const brokenSeals = (): Map<string, Set<string>> =>
  ((globalThis as { [registryKey]?: Map<string, Set<string>> })[registryKey] ??= new Map())

/** The ids that are not served. */
export const brokenSealsIn = (slug: string): string[] => [...(brokenSeals().get(slug) ?? [])]

/** Takes a document off the air in this process. */
export function markSealBroken(slug: string, id: string): boolean {
  const ids = brokenSeals().get(slug) ?? new Set<string>()
  brokenSeals().set(slug, ids)
  const isNew = !ids.has(id)
  ids.add(id)
  return isNew
}

/** Puts it back, after the workflow has written it. */
export const markSealValid = (slug: string, id: string): void => void brokenSeals().get(slug)?.delete(id)
