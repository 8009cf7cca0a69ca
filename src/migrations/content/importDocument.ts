import type { MigrateUpArgs as MongoArgs } from '@payloadcms/db-mongodb'
import type { MigrateUpArgs as SqliteArgs } from '@payloadcms/db-sqlite'

type Args = Pick<MongoArgs | SqliteArgs, 'payload' | 'req'>
type Migration = { up(args: Args): Promise<void>; down(args: Args): Promise<void> }

/**
 * Returns the migration of one bundled document: `up` imports it, `down` removes exactly what was imported, both within
 * the migration's transaction. The import is loaded when they run, since Payload loads every migration at every start.
 * @param filename file in src/import/documents
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
