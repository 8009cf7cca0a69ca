import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import type { Payload } from 'payload'

import { settings } from '../../config/settings.js'
import { maxSourceLength } from '../../vocabulary/limits.js'
import { ImportError } from '../ImportError.js'
import { planFile, type PlannedFile } from '../planFile.js'
import { type StoredFile, storePlanned } from '../runImport.js'
import { type FoundFile, unreadable } from './findSourceFiles.js'
import { toRefusal } from './toRefusal.js'

/** What became of one file. A refused one left nothing in the database. */
export type FileOutcome =
  | { readonly path: string; readonly refusal: ImportError }
  | { readonly path: string; readonly file: PlannedFile; readonly stored?: StoredFile }

/**
 * Plans and stores files one after another, so that neither memory nor what a broken run costs grows with their number.
 * A file that cannot be imported is refused and the next one follows.
 * @param openDatabase gives the database, the first time that a file can be stored; without it nothing is
 * @throws what makes every further file fail too, such as a full disk; the files before it stay imported
 */
export async function* importFiles(
  files: readonly FoundFile[],
  openDatabase?: () => Promise<Payload>,
): AsyncGenerator<FileOutcome> {
  for (const { path, refusal } of files) {
    // Lets signals, timers and what native code has to give back have their turn.
    await setImmediate()
    const file = refusal ?? (await readAndPlan(path))
    if (file instanceof ImportError) yield { path, refusal: file }
    else if (!openDatabase) yield { path, file }
    else {
      const payload = await openDatabase()
      const stored = await storePlanned(file, { payload, importAs: settings().importAs }).catch(toRefusal)
      yield stored instanceof ImportError ? { path, refusal: stored } : { path, file, stored }
    }
  }
}

async function readAndPlan(path: string): Promise<PlannedFile | ImportError> {
  try {
    return planFile({ filename: basename(path), bytes: await readSource(path) })
  } catch (error) {
    return toRefusal(error)
  }
}

/** Reads a file, but no more of it than the import takes. */
async function readSource(path: string): Promise<Uint8Array> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    if ((await file.stat()).size > maxSourceLength) throw new ImportError('fileTooLarge', { limit: maxSourceLength })
    return await file.readFile()
  } catch (error) {
    throw error instanceof ImportError ? error : unreadable(error as NodeJS.ErrnoException)
  } finally {
    await file?.close()
  }
}
