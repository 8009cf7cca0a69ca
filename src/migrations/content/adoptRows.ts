import type { MigrateUpArgs as MongoArgs } from '@payloadcms/db-mongodb'
import type { MigrateUpArgs as SqliteArgs } from '@payloadcms/db-sqlite'

import { workflowOf } from '../../workflow/workflowOf.js'

type Args = Pick<MongoArgs | SqliteArgs, 'payload' | 'req'>

/** Puts documents that are older than the workflow under it; a new database has none. */
export const up = ({ payload, req }: Args): Promise<void> => workflowOf(payload).adoptRows(req)

/** Nothing to undo: the records belong to documents that stay. */
export const down = (): Promise<void> => Promise.resolve()
