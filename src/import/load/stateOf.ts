import { isCommitted } from './committedDocuments.js'
import type { ArrivalState } from './SourceFile.js'

/** Documents that come with the program were public at their origin and arrive as the setting says; any other goes to the reviewers. */
export const stateOf = (sha256: string, importAs: ArrivalState): ArrivalState =>
  isCommitted(sha256) ? importAs : 'inReview'
