import { governedSlugs } from '../../../vocabulary/slugs.js'

/** A document, by its collection and id. */
export type DocumentKey = `${string}/${string}`

export const keyOf = (slug: string, id: string | number): DocumentKey => `${slug}/${id}`

const slugs = governedSlugs.join('|')
const documentPath = new RegExp(`^/api/(${slugs})/([^/]+)$`)
const versionPath = new RegExp(`^/api/(${slugs})/versions/[^/]+$`)

/** The governed document that an address of the interface is of, if it is of one. */
export function documentKeyAt(path: string): DocumentKey | undefined {
  const [, slug, id] = documentPath.exec(path) ?? []
  return slug && id && id !== 'versions' ? keyOf(slug, id) : undefined
}

/** Whether an address is that of an earlier version, which Payload restores there. */
export const isVersionPath = (path: string): boolean => versionPath.test(path)
