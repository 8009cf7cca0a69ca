import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

import { decodeSource } from '../decodeSource.js'
import { ImportError } from '../ImportError.js'
import type { SourceFile } from './SourceFile.js'
import type { ImportPlan } from '../plan/records.js'
import { planSource } from '../planSource.js'
import type { ImportReport } from '../report.js'

export type OpenedFile = SourceFile & {
  readonly sha256: string
  readonly plan: ImportPlan
  readonly report: ImportReport
}

/** A file that cannot be imported, with the path that was given. */
export class FileError extends Error {
  override readonly name = 'FileError'

  constructor(path: string, cause: ImportError) {
    super(`${path}: ${cause.message} (${cause.code})`, { cause })
  }
}

/**
 * Reads and plans every file before the first is stored, so that one bad file leaves nothing written.
 * @throws FileError for the first file that is not what it should be
 */
export const openFiles = (paths: readonly string[]): Promise<OpenedFile[]> => Promise.all(paths.map(openFile))

async function openFile(path: string): Promise<OpenedFile> {
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
