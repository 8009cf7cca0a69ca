import type { MigrateUpArgs as MongoArgs } from '@payloadcms/db-mongodb'
import type { MigrateUpArgs as SqliteArgs } from '@payloadcms/db-sqlite'

type Args = Pick<MongoArgs | SqliteArgs, 'payload' | 'req'>
type Migration = { up(args: Args): Promise<void>; down(args: Args): Promise<void> }

/**
 * The migration of one committed document: up imports it, down takes out exactly what came in, each within the migration's transaction.
 * What they need is loaded when they run: Payload loads every migration at every start.
 */
export const importDocument = (filename: string): Migration => ({
  async up({ payload, req }) {
    const { importBundledDocument } = await import('../../import/load/importBundledDocument.js')
    await importBundledDocument(filename, payload, req)
  },
  async down({ req }) {
    const { removeBundledDocument } = await import('../../import/load/importBundledDocument.js')
    await removeBundledDocument(filename, req)
  },
})
