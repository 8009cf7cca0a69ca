const registryKey = Symbol.for('dashiji.brokenSeals')

/**
 * Ids of live rows whose seal does not verify, by collection. On `globalThis`: one registry for all bundles of the
 * process.
 */
const brokenSeals = (): Map<string, Set<string>> =>
  ((globalThis as { [registryKey]?: Map<string, Set<string>> })[registryKey] ??= new Map())

/** The ids of a collection that must not be served. */
export const brokenSealsIn = (slug: string): string[] => [...(brokenSeals().get(slug) ?? [])]

/** Stops serving a document in this process. @returns whether it was served until now */
export function markSealBroken(slug: string, id: string): boolean {
  const ids = brokenSeals().get(slug) ?? new Set<string>()
  brokenSeals().set(slug, ids)
  const isNew = !ids.has(id)
  ids.add(id)
  return isNew
}

/** Serves a document again, once its seal verifies. */
export const markSealValid = (slug: string, id: string): void => void brokenSeals().get(slug)?.delete(id)
