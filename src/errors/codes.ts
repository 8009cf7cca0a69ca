import { accessCodes } from './accessCodes.js'
import { auditCodes } from './auditCodes.js'
import { backupCodes } from './backupCodes.js'
import { databaseCodes } from './databaseCodes.js'
import type { ErrorDefinition } from './ErrorDefinition.js'
import { imageCodes } from './imageCodes.js'
import { queryCodes } from './queryCodes.js'
import { requestCodes } from './requestCodes.js'
import { startCodes } from './startCodes.js'
import { textCodes } from './textCodes.js'
import { valueCodes } from './valueCodes.js'
import { workflowCodes } from './workflowCodes.js'

/**
 * Every code under which Dashiji refuses a request or a start, one table a part. `docs/errors.md` is generated from it.
 */
export const codes = {
  ...requestCodes,
  ...accessCodes,
  ...workflowCodes,
  ...textCodes,
  ...imageCodes,
  ...queryCodes,
  ...valueCodes,
  ...databaseCodes,
  ...startCodes,
  ...auditCodes,
  ...backupCodes,
} as const satisfies Record<string, ErrorDefinition>

export type ErrorCode = keyof typeof codes
