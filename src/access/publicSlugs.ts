import { slugs } from '../vocabulary/slugs.js'

/** Collections whose every document is public: neither a question through a relation to them nor the relation itself reveals anything. */
export const publicSlugs: readonly string[] = [slugs.organisations, slugs.topics]
