import type { MigrateUpArgs as MongoArgs } from '@payloadcms/db-mongodb'
import type { MigrateUpArgs as SqliteArgs } from '@payloadcms/db-sqlite'

import { workflowOf } from '../../workflow/workflowOf.js'

type Args = Pick<MongoArgs | SqliteArgs, 'payload' | 'req'>

/** Takes documents from before the workflow into it; in a new database there are none. */
export const up = ({ payload, req }: Args): Promise<void> => workflowOf(payload).adoptRows(req)

/** The records are those of documents that stay; there is nothing to take back. */
export const down = (): Promise<void> => Promise.resolve()
