import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// From the sources and from either bundle (`.next/…`), the project's folder is the nearest one above that has this
// file.
const landmark = 'payload.config.ts'

function findProjectRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, landmark))) return folder
    if (folder === dirname(folder)) throw new Error(`no ${landmark} above ${import.meta.url}`)
  }
}

/** The absolute path of a file that belongs to the project, whichever folder the process was started in. */
export const projectPath = (path: string): string => join(findProjectRoot(), path)
