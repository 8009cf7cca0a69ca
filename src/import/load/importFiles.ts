import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

import type { Payload } from 'payload'

import { settings } from '../../config/settings.js'
import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { ImportError } from '../ImportError.js'
import { decodeSource } from '../decodeSource.js'
import type { ImportPlan } from '../plan/records.js'
import { planSource } from '../planSource.js'
import type { ImportReport } from '../report.js'
import { type ImportResult, runImport } from '../runImport.js'
import type { SourceFile } from './SourceFile.js'

/** Migrates the database, imports files one after another, and closes the database. */
export async function importFiles(
  files: readonly PlannedFile[],
  payload: Payload,
  log: (line: Bilingual) => void,
): Promise<ImportResult[]> {
  try {
    await payload.db.migrate()
    const results: ImportResult[] = []
    for (const file of files) {
      log(bilingual(`正在导入 ${file.filename} ……`, `Importing ${file.filename} …`))
      results.push(await runImport(file, { payload, importAs: settings().importAs }))
    }
    return results
  } finally {
    await payload.destroy()
  }
}

export type PlannedFile = SourceFile & {
  readonly sha256: string
  readonly plan: ImportPlan
  readonly report: ImportReport
}

/** A file that cannot be imported; the message begins with its path. */
export class FileError extends Error {
  override readonly name = 'FileError'

  constructor(
    readonly path: string,
    override readonly cause: ImportError,
  ) {
    super(`${path}: ${cause.message}`, { cause })
  }

  get messages(): Bilingual {
    const { code, messages } = this.cause
    return bilingual(`${this.path}: ${messages.zh} (${code})`, `${this.path}: ${messages.en} (${code})`)
  }
}

/**
 * Reads and plans all files before any is stored, so that nothing is written when one of them cannot be imported.
 * @throws FileError for the first file that cannot be imported
 */
export const planFiles = (paths: readonly string[]): Promise<PlannedFile[]> => Promise.all(paths.map(planFile))

async function planFile(path: string): Promise<PlannedFile> {
  try {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new ImportError('fileUnreadable', { reason: error.code ?? error.message })
    })
    return {
      filename: basename(path),
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...planSource(decodeSource(bytes)),
    }
  } catch (error) {
    if (error instanceof ImportError) throw new FileError(path, error)
    throw error
  }
}
