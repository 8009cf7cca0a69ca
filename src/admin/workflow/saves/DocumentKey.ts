import { governedSlugs } from '../../../vocabulary/slugs.js'

/** Identifies a document: `<collection>/<id>`. */
export type DocumentKey = `${string}/${string}`

export const keyOf = (slug: string, id: string | number): DocumentKey => `${slug}/${id}`

const slugs = governedSlugs.join('|')
const documentPath = new RegExp(`^/api/(${slugs})/([^/]+)$`)
const versionPath = new RegExp(`^/api/(${slugs})/versions/[^/]+$`)

/** Returns the governed document that a path of the REST API refers to, if any. */
export function documentKeyAt(path: string): DocumentKey | undefined {
  const [, slug, id] = documentPath.exec(path) ?? []
  return slug && id && id !== 'versions' ? keyOf(slug, id) : undefined
}

/** Tells whether a path is that of a version; Payload restores it on POST. */
export const isVersionPath = (path: string): boolean => versionPath.test(path)
