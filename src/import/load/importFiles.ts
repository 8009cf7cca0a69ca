import type { Payload } from 'payload'

import { settings } from '../../config/settings.js'
import { runImport, type ImportResult } from '../runImport.js'
import type { OpenedFile } from './openFiles.js'

/** Imports files one after another into a database, which is brought up to date first, and closes it. */
export async function importFiles(
  files: readonly OpenedFile[],
  payload: Payload,
  say: (line: string) => void,
): Promise<ImportResult[]> {
  try {
    await payload.db.migrate()
    const results: ImportResult[] = []
    for (const file of files) {
      say(`正在导入 Importing ${file.filename} …`)
      results.push(await runImport(file, { payload, importAs: settings().importAs }))
    }
    return results
  } finally {
    await payload.destroy()
  }
}
