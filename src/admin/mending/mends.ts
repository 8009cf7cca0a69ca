import type { Mend } from './mend.js'
import { mendDocumentTabs } from './mendDocumentTabs.js'
import { mendFields } from './mendFields.js'
import { mendHeadings } from './mendHeadings.js'
import { mendLandmarks } from './mendLandmarks.js'
import { mendRows } from './mendRows.js'
import { mendSelects } from './mendSelects.js'
import { mendTables } from './mendTables.js'
import { mendTitle } from './mendTitle.js'
import { mendToolbar } from './mendToolbar.js'

/** All that is mended on Payload's pages. */
export const mends: readonly Mend[] = [
  mendLandmarks,
  mendHeadings,
  mendTitle,
  mendDocumentTabs,
  mendTables,
  mendFields,
  mendSelects,
  mendRows,
  mendToolbar,
]
