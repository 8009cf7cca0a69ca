import { getPayload } from 'payload'

import { settings } from '../../config/settings.js'
import { prepareDirectories } from '../../server/prepareDirectories.js'
import { runImport, type ImportResult } from '../runImport.js'
import type { OpenedFile } from './openFiles.js'

/** Imports files into the database of the settings, which is brought up to date first. */
export async function importFiles(files: readonly OpenedFile[], say: (line: string) => void): Promise<ImportResult[]> {
  const environment = settings()
  prepareDirectories(environment)
  const { default: config } = await import('../../../payload.config.js')
  const payload = await getPayload({ config })
  try {
    await payload.db.migrate()
    const results: ImportResult[] = []
    for (const file of files) {
      say(`正在导入 Importing ${file.filename} …`)
      results.push(await runImport(file, { payload, importAs: environment.importAs }))
    }
    return results
  } finally {
    await payload.destroy()
  }
}
